package io.vitrine.support;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A seller of a running Vitrine, created by its administrator and signed in, all through the real pages. */
public final class Shop {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<RunningVitrine> ADMINISTERED = ConcurrentHashMap.newKeySet();
    private static final String ADMINISTRATOR_PASSWORD = "brass lantern on the quay";
    private static final String SELLER_PASSWORD = "three teapots and a kettle";

    private final Site site;
    private final String email;

    private Shop(Site site, String email) {
        this.site = site;
        this.email = email;
    }

    /** Opens a shop, as the first administrator. */
    public static Shop open(RunningVitrine vitrine) {
        return open(vitrine, administrator(vitrine));
    }

    /** A new session of the first administrator, whose password is at first taken from its file and changed. */
    public static Site administrator(RunningVitrine vitrine) {
        String password = ADMINISTERED.add(vitrine) ? firstPassword(vitrine) : ADMINISTRATOR_PASSWORD;
        var administrator = new Site(vitrine);
        administrator.signIn("admin@example.com", password, ADMINISTRATOR_PASSWORD);
        return administrator;
    }

    /** Signs the administrator in as a person does, after {@link #administrator}; leaves the page in the console. */
    public static Page signInAdministrator(RunningVitrine vitrine, Page page) {
        return signIn(vitrine, page, "/console", "admin@example.com", ADMINISTRATOR_PASSWORD);
    }

    /** Opens another shop with this administrator's session. */
    public static Shop open(RunningVitrine vitrine, Site administrator) {
        int number = COUNT.incrementAndGet();
        String email = "seller" + number + "@example.com";
        administrator.get("/console/sellers/new");
        String password = administrator
                .post(
                        "/console/sellers",
                        Map.of("email", email, "shopName", "Harbour Goods " + number, "displayName", "Robin Vale"))
                .find("id=\"first-password\"[^>]*>([^<]+)<");
        var seller = new Site(vitrine);
        seller.signIn(email, password, SELLER_PASSWORD);
        return new Shop(seller, email);
    }

    /** What a channel is to be like; {@link Plan#open} creates it. */
    public Plan channel(String name) {
        return new Plan(this, name);
    }

    public String email() {
        return email;
    }

    public String password() {
        return SELLER_PASSWORD;
    }

    /** The seller's session. */
    public Site site() {
        return site;
    }

    /** Signs the seller in as a person does, and leaves the page in the studio. */
    public Page signIn(RunningVitrine vitrine, Page page) {
        return signIn(vitrine, page, "/studio", email, SELLER_PASSWORD);
    }

    private static Page signIn(RunningVitrine vitrine, Page page, String path, String email, String password) {
        page.navigate(vitrine.page(path).toString());
        // Nobody types before the page has put the cursor there, and browsers complain of who does.
        PlaywrightAssertions.assertThat(page.locator("input[name=email]")).isFocused();
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("main button[type=submit]").click();
        page.waitForURL("**" + path);
        return page;
    }

    /**
     * Puts a product of one variant on sale.
     *
     * @return its public id
     */
    public String offer(String title, String sku, int stock) {
        site.get("/studio/products/new");
        String path = site.post(
                        "/studio/products",
                        Map.of(
                                "title", title,
                                "description", "",
                                "variants[0].sku", sku,
                                "variants[0].name", "",
                                "variants[0].price", "18000",
                                "variants[0].stock", "" + stock,
                                "variants[0].seen", "0"))
                .address()
                .getPath();
        site.post(path + "/status", Map.of("to", "ACTIVE"));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String firstPassword(RunningVitrine vitrine) {
        try {
            return Files.readString(vitrine.data().resolve("first-administrator"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A channel of the shop.
     *
     * @param publicId names it in addresses
     * @param key its primary stream key
     */
    public record Channel(String publicId, String key) {

        public String page() {
            return "/live/" + publicId;
        }
    }

    /** A channel to be created: low latency, the whole ladder, <em>Go live</em> by hand, unless told otherwise. */
    public static final class Plan {

        private final Shop shop;
        private final Map<String, String> fields = new LinkedHashMap<>();

        private Plan(Shop shop, String name) {
            this.shop = shop;
            fields.put("name", name);
            fields.put("latency", "LOW");
            fields.put("reconnectMinutes", "2");
        }

        public Plan latency(String mode) {
            fields.put("latency", mode);
            return this;
        }

        public Plan goesLiveByItself() {
            fields.put("goesLiveByItself", "true");
            return this;
        }

        public Plan sourceOnly() {
            fields.put("profile", "source");
            return this;
        }

        /** The profile of this name, as it is offered to sellers. */
        public Plan profile(String name) {
            Matcher option = Pattern.compile("value=\"([0-9a-f-]{36})\"[^>]*>" + Pattern.quote(name) + ": ")
                    .matcher(shop.site.get("/studio/channels/new").body());
            if (!option.find()) {
                throw new AssertionError("No profile " + name + " is offered");
            }
            fields.put("profile", option.group(1));
            return this;
        }

        public Plan reconnect(Duration window) {
            fields.put("reconnectMinutes", Long.toString(window.toMinutes()));
            return this;
        }

        public Channel open() {
            shop.site.get("/studio/channels/new");
            String path = shop.site.post("/studio/channels", fields).address().getPath();
            String publicId = path.substring(path.lastIndexOf('/') + 1);
            String key = shop.site
                    .post("/studio/channels/" + publicId + "/keys/PRIMARY/show", Map.of())
                    .body();
            return new Channel(publicId, key);
        }
    }
}
