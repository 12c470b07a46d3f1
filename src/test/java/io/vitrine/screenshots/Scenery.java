package io.vitrine.screenshots;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts into the demo what it lacks for its pages to be full, all through the pages themselves, and knows the addresses. */
final class Scenery implements AutoCloseable {

    private static final String ADMINISTRATOR = "admin@example.com";
    private static final String MINA = "mina@example.com";
    private static final String PASSWORD = "brass lantern on the quay";
    private static final String CATALOGUE = "product,sku,variant,price,stock,description,status\n"
            + "Moon jar,MOON-1,,240000,0,\"Thrown in two halves, joined at the waist.\",active\n"
            + "Tea bowl,BOWL-1,Ash,32000,14,,active\n"
            + "Tea bowl,BOWL-2,Celadon,34000,3,,active\n"
            + "Serving bowl with a carved lotus rim,LOTUS-1,,128000,8,For the middle of the table.,active\n";
    private static final String SECOND_CATALOGUE = "product,sku,variant,price,stock,description,status\n"
            + "Cup No. 4,CUP-4-C,Celadon,17000,60,,\n"
            + "Ink stone,INK-1,,free,4,,draft\n"
            + "Brush rest,REST-1,,22000,20,,draft\n"
            + "Tea bowl,BOWL-1,Ash,32000,14,,\n";

    private final Browser chromium;
    private final String address;
    private final Properties demo;
    private final PostOffice post;
    private final Map<Person, String> sessions = new EnumMap<>(Person.class);
    private final Map<String, String> addresses = new HashMap<>();
    private @Nullable PortraitShow portrait;

    private Scenery(Browser chromium, String address, Properties demo, PostOffice post) {
        this.chromium = chromium;
        this.address = address;
        this.demo = demo;
        this.post = post;
    }

    static Scenery build(Browser chromium, String address, Properties demo, PostOffice post) {
        var scenery = new Scenery(chromium, address, demo, post);
        scenery.as(Person.ADMINISTRATOR, scenery::administer);
        scenery.as(Person.SELLER, scenery::sell);
        scenery.as(Person.BUYER, scenery::apply);
        scenery.as(Person.GUEST, scenery::buy);
        return scenery;
    }

    String address() {
        return address;
    }

    /** Cookies by which browsers are known. */
    Map<Person, String> sessions() {
        return sessions;
    }

    String sellersPassword() {
        return demo.getProperty("seller-password");
    }

    /** The path of a page by the name it was noted under. */
    String path(String name) {
        String path = addresses.get(name);
        if (path == null) {
            throw new IllegalStateException("No address is known of " + name);
        }
        return path;
    }

    /** The portrait show loses its signal. */
    void interrupt() {
        close();
    }

    /** The administrator blocks the portrait show, and the seller ends the other. */
    void end() {
        as(Person.ADMINISTRATOR, page -> {
            go(page, path("console-seller"));
            Locator block = page.locator("article:has-text('By the window') [data-open^='#block-']");
            block.click();
            page.locator("dialog[open] input[name=reason]").fill("The picture shows somebody who has not agreed.");
            page.locator("dialog[open] button[type=submit]").click();
            page.locator("main .badge.blocked").first().waitFor();
        });
        as(Person.SELLER, page -> {
            go(page, path("room"));
            page.locator("#end-show").click();
            page.locator("dialog#end button[type=submit]").click();
            page.locator("#state[data-state=ENDED]").waitFor();
        });
    }

    private void administer(Page page) {
        signIn(page, ADMINISTRATOR, demo.getProperty("administrator-password"));
        List<Locator> fields = page.locator("main input[type=password]").all();
        fields.get(0).fill(demo.getProperty("administrator-password"));
        fields.stream().skip(1).forEach(field -> field.fill(PASSWORD));
        submit(page);
        page.waitForURL(url -> !url.contains("/account/password"));
        go(page, "/console/self-test");
        submit(page);
        page.locator("#result").waitFor();
        go(page, "/console/chat");
        page.locator("#network").fill("198.51.100.0/24");
        page.locator("#reason").fill("Sends the same advertisement again and again");
        page.locator("form[action$='/bans'] button").click();
        page.locator("form[action$='/lift']").waitFor();
        go(page, "/console/sellers");
        note("console-seller", page.locator("main a[href*='/console/sellers/']:not([href$='/new'])"));
    }

    private void sell(Page page) {
        signIn(page, demo.getProperty("seller-email"), demo.getProperty("seller-password"));
        note("channel", "/live/" + demo.getProperty("channel"));
        note("studio-channel", "/studio/channels/" + demo.getProperty("channel"));
        go(page, path("studio-channel") + "/overlay");
        submit(page, "form[action$='/make']");
        note("overlay", page.locator("#overlay-address").textContent());
        tell(page);
        sell(page, CATALOGUE);
        submit(page);
        page.waitForURL("**/studio/products");
        note("sold-out", product(page, "Moon jar"));
        note("product", product(page, "Cup No. 4"));
        sell(page, SECOND_CATALOGUE);
        note("studio-import-report", page.url().substring(address.length()));
        go(page, "/studio/team");
        page.locator("#email").fill("host@example.com");
        page.locator("input[name=role]").first().check();
        page.locator("form[action$='/studio/team'] button[type=submit]").click();
        note("join", post.linkTo("host@example.com", "join"));
        openChannel(page, "Workshop", false);
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(1);
        plan(page, "Throwing a moon jar", "PUBLIC", tomorrow + "T19:30");
        note("scheduled", page.locator("#watch").textContent());
        plan(page, "First look for members", "PRIVATE", tomorrow.plusDays(1) + "T20:00");
        note("private", page.locator("#watch").textContent());
        String channel = openChannel(page, "By the window", true);
        note("portrait", "/live/" + channel);
        portrait = PortraitShow.begin(page, address + path("portrait"));
        go(page, "/studio");
        note("room", page.locator(".show:has-text('An evening at the atelier') a[href*='/studio/broadcasts/']"));
        direct(page);
        go(page, "/studio/orders");
        note("studio-order", page.locator("main a[href^='/studio/orders/']"));
    }

    /** Another system takes one message and not the next. */
    private void tell(Page page) {
        try (var warehouse = new Warehouse()) {
            go(page, "/studio/webhooks");
            page.locator("#url").fill(warehouse.address());
            page.locator("#description").fill("Warehouse");
            submit(page, "form[action$='/studio/webhooks']");
            page.locator("#log-title").waitFor();
            note("studio-webhook", page.url().substring(address.length()));
            for (String outcome : List.of("good", "warn")) {
                submit(page, "form[action$='/test']");
                page.locator(".note.good").waitFor();
                do {
                    page.waitForTimeout(500);
                    go(page, path("studio-webhook"));
                } while (page.locator(".rows .badge." + outcome).count() == 0);
            }
            note("studio-webhook-delivery", page.locator(".rows a[href*='/deliveries/']"));
        }
    }

    /** Goes through the run sheet to its last poll, and opens an offer. */
    private void direct(Page page) {
        go(page, path("room"));
        page.locator("#offers summary").first().click();
        Locator offer = page.locator("#offers details[open] form");
        offer.locator("[name=price]").fill("12,000");
        offer.locator("[name=quantity]").fill("10");
        offer.locator("[name=countdown]").fill("10");
        offer.locator("[name=minutes]").fill("20");
        offer.locator("button.primary").click();
        page.locator("#offers-now button[value=start]").click();
        page.locator("#offers-now .badge.good").waitFor();
        go(page, path("room") + "/polls");
        Locator open = page.locator(".poll-list > li:has-text('Which glaze') button[value=open]");
        if (open.count() > 0) {
            open.click();
            page.locator(".poll-list > li .badge.live").waitFor();
        }
        go(page, path("room") + "/chat");
        page.locator("#say").fill("Good evening! Ask us anything about the glazes.");
        page.locator("[data-say] button").click();
        page.locator(".chat-desk-chat :text('Good evening!')").first().waitFor();
    }

    private void apply(Page page) {
        for (Look look : Look.values()) {
            String email = look.folder() + "@example.com";
            register(page, email, "Juno");
            note("verify-" + look.folder(), post.linkTo(email, "verify"));
        }
        register(page, MINA, "Mina");
        note("verify", post.linkTo(MINA, "verify"));
        signIn(page, MINA, PASSWORD);
        go(page, "/forgot");
        page.locator("#email").fill(MINA);
        submit(page);
        note("reset", post.linkTo(MINA, "forgot"));
        go(page, "/apply");
        page.locator("#name").fill("Lantern Street Books");
        page.locator("#businessNumber").fill("000-00-00000");
        page.locator("#contact").fill("mina@example.com");
        page.locator("#returnsPolicy").fill("Unread books come back within 14 days.");
        submit(page);
        page.locator("main .note[role=status]").first().waitFor();
        go(page, "/account/two-factor");
        page.locator("#current").fill(PASSWORD);
        submit(page);
        page.locator("#code").fill(code(page.locator("#key").textContent()));
        page.locator("form[action$='/confirm'] button.primary").click();
        page.locator("#codes").waitFor();
    }

    /** What an authenticator shows now that knows this key. */
    private static String code(String key) {
        try {
            return new DefaultCodeGenerator()
                    .generate(key.replace(" ", ""), Instant.now().getEpochSecond() / 30);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first step of a sign-in that has a second. */
    static void beginSignIn(Page page) {
        page.locator("#email").fill(MINA);
        page.locator("#password").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
        page.locator("#code").waitFor();
    }

    private void register(Page page, String email, String name) {
        go(page, "/register");
        page.locator("#email").fill(email);
        page.locator("#displayName").fill(name);
        page.locator("#password").fill(PASSWORD);
        submit(page);
        page.waitForURL("**/sign-in**");
    }

    private void buy(Page page) {
        go(page, path("channel"));
        page.locator("#chat-text").fill("Is the glaze food safe?");
        page.locator("#chat-text").press("Enter");
        page.locator("#chat-name").fill("Juno");
        page.locator("#chat-name").press("Enter");
        page.locator(".chat-lines :text('food safe')").waitFor();
        go(page, path("sold-out"));
        page.locator(".wait button").first().click();
        page.waitForURL("**/shop/waitlist");
        go(page, path("product"));
        page.locator("main input[type=radio]").first().check();
        page.locator("button[value=checkout]").click();
        note("checkout", page.url().substring(address.length()));
        page.locator("#name").fill("Juno Lee");
        page.locator("#phone").fill("010-1234-5678");
        page.locator("#address").fill("1 Example Road, Seoul");
        page.locator("form:has(#name) button[type=submit]").click();
        page.waitForURL("**/shop/orders/**");
        note("order", page.url().substring(address.length()));
        go(page, path("product"));
        page.locator("main input[type=radio]").last().check();
        page.locator("#quantity").fill("2");
        page.locator("button[value=cart]").click();
        page.locator(".bought").first().waitFor();
    }

    /** Shows what the rows would change. */
    private void sell(Page page, String rows) {
        go(page, "/studio/products/import");
        page.locator("#text").fill(rows);
        submit(page);
        page.waitForURL("**/studio/imports/**");
    }

    private String product(Page page, String title) {
        String edit = page.locator("main a[href*='/studio/products/']:has-text('" + title + "')")
                .first()
                .getAttribute("href");
        return edit.replace("/studio/products/", "/shop/products/");
    }

    private String openChannel(Page page, String name, boolean goesLiveByItself) {
        go(page, "/studio/channels/new");
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=goesLiveByItself]").setChecked(goesLiveByItself);
        submit(page);
        page.waitForURL(url -> url.matches(".*/studio/channels/[a-z2-7]{16}"));
        return page.url().substring(page.url().length() - 16);
    }

    private void plan(Page page, String title, String visibility, String start) {
        go(page, "/studio/broadcasts/new");
        page.locator("#title").fill(title);
        page.locator("#visibility").selectOption(visibility);
        page.locator("#channel").selectOption(new SelectOption().setLabel("Workshop"));
        page.locator("#start").fill(start);
        submit(page);
        page.waitForURL(url -> url.matches(".*/studio/broadcasts/[a-z2-7]{16}"));
    }

    private void signIn(Page page, String email, String password) {
        go(page, "/sign-in");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private void submit(Page page) {
        submit(page, "main form");
    }

    private void submit(Page page, String form) {
        page.locator(form + " button[type=submit]").last().click();
    }

    private void go(Page page, String path) {
        page.navigate(path.startsWith("http") ? path : address + path);
    }

    private void note(String name, Locator link) {
        note(name, link.first().getAttribute("href"));
    }

    private void note(String name, String path) {
        addresses.put(name, path);
    }

    private void as(Person who, Consumer<Page> deed) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en")
                .setTimezoneId("Asia/Seoul");
        if (sessions.containsKey(who)) {
            options.setStorageState(sessions.get(who));
        }
        try (BrowserContext context = chromium.newContext(options)) {
            context.setDefaultTimeout(30_000);
            Page page = context.newPage();
            try {
                deed.accept(page);
            } catch (RuntimeException e) {
                Path picture = Path.of("target/screenshots-stopped.png").toAbsolutePath();
                page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
                throw new IllegalStateException("Stopped at " + page.url() + ": see " + picture, e);
            }
            sessions.put(who, context.storageState());
        }
    }

    @Override
    public void close() {
        if (portrait != null) {
            portrait.close();
        }
    }
}
