package io.vitrine.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Takes the pictures of docs/screenshots from a demo that runs, of every page that a link leads to, on a desktop and on a
 * phone, light and dark: {@code Screenshots <data folder> <address> <folder>}; see {@code ./vitrine screenshots}.
 */
public final class Screenshots {

    /** Of one picture, so that the repository stays small. */
    private static final int MOST_BYTES = 150 * 1024;

    private static final int MOST_PAGES = 60;
    private static final String ADMINISTRATOR = "admin@example.com";
    private static final String NEXT_PASSWORD = "brass lantern on the quay";
    private static final String SOON = "() => { const v = document.querySelector('video');"
            + " return v && v.getVideoPlaybackQuality().totalVideoFrames > 90; }";

    private final com.microsoft.playwright.Browser chromium;
    private final String address;
    private final Path folder;
    private final Properties demo;
    private final String portrait;

    private Screenshots(
            com.microsoft.playwright.Browser chromium, String address, Path folder, Properties demo, String portrait) {
        this.chromium = chromium;
        this.address = address;
        this.folder = folder;
        this.demo = demo;
        this.portrait = portrait;
    }

    public static void main(String[] arguments) throws IOException {
        Properties demo = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0], "demo.properties"))) {
            demo.load(reader);
        }
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        removeOld(folder);
        try (Playwright playwright = Browser.playwright();
                com.microsoft.playwright.Browser chromium = Browser.chromium(playwright);
                PortraitShow portrait = PortraitShow.begin(chromium, arguments[1], demo)) {
            new Screenshots(chromium, arguments[1], folder, demo, portrait.channel()).takeAll();
        }
    }

    private void takeAll() {
        Map<String, Map<String, String>> pages = new LinkedHashMap<>();
        try (BrowserContext context = context(Look.DESKTOP)) {
            Page page = context.newPage();
            pages.put("", found(page, "/", "/live/" + demo.getProperty("channel"), "/sign-in", "/register"));
            signIn(page, demo.getProperty("seller-email"), demo.getProperty("seller-password"));
            pages.put("seller", found(page, "/studio", "/account"));
        }
        try (BrowserContext context = context(Look.DESKTOP)) {
            Page page = context.newPage();
            signIn(page, ADMINISTRATOR, demo.getProperty("administrator-password"));
            pages.put("admin", found(page, "/console"));
        }
        for (Look look : Look.values()) {
            try (BrowserContext context = context(look)) {
                Page page = context.newPage();
                pages.get("").forEach((name, path) -> take(page, path, name, look));
                buy(page, look);
                take(page, "/live/" + portrait, "watch-portrait", look);
                take(page, "/live/aaaaaaaaaaaaaaaa", "error-404", look);
                submitNothing(page, "/register", "register-refused", look);
                signIn(page, demo.getProperty("seller-email"), demo.getProperty("seller-password"));
                pages.get("seller").forEach((name, path) -> take(page, path, name, look));
                submitNothing(page, "/studio/products/new", "studio-products-new-refused", look);
                take(page, "/console", "error-403", look);
            }
            try (BrowserContext context = context(look)) {
                Page page = context.newPage();
                signIn(page, ADMINISTRATOR, NEXT_PASSWORD);
                pages.get("admin").forEach((name, path) -> take(page, path, name, look));
            }
        }
    }

    /** One address of each kind of page that links lead to, by a name for its picture. */
    private Map<String, String> found(Page page, String... from) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>(List.of(from));
        while (!waiting.isEmpty() && found.size() < MOST_PAGES) {
            String path = waiting.remove(0);
            String name = name(path);
            if (found.containsKey(name) || !isPage(page, path)) {
                continue;
            }
            found.put(name, path);
            page.navigate(address + path);
            for (Locator link : page.locator("a[href^='/']").all()) {
                String target = String.valueOf(link.getAttribute("href")).replaceFirst("[?#].*", "");
                boolean own = Stream.of(from).anyMatch(root -> target.startsWith(root.replaceFirst("(?<=.)/.*", "")));
                if (own && !found.containsKey(name(target)) && !waiting.contains(target)) {
                    waiting.add(target);
                }
            }
        }
        return found;
    }

    private boolean isPage(Page page, String path) {
        var answer = page.request().get(address + path);
        return answer.ok() && answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    private static String name(String path) {
        String name = path.replaceAll("[a-z2-7]{16}|[0-9a-f]{8}-[0-9a-f-]{27}", "one")
                .replaceAll("^/|/$", "")
                .replace('/', '-');
        return name.isEmpty() ? "index" : name.equals("live-one") ? "watch" : name;
    }

    private void buy(Page page, Look look) {
        page.navigate(address + "/live/" + demo.getProperty("channel"));
        page.waitForFunction(SOON);
        String product =
                page.locator("a[data-sheet][href*='/shop/products/']").first().getAttribute("href");
        page.locator("a[data-sheet][href*='/shop/products/']").first().dispatchEvent("click");
        page.locator("#sheet h1").waitFor();
        shoot(page, "watch-sheet", look);
        page.navigate(address + product);
        chooseAVariant(page);
        page.locator("button[value=cart]").click();
        shoot(page, "shop-cart-filled", look);
        page.navigate(address + product);
        chooseAVariant(page);
        page.locator("button[value=checkout]").click();
        shoot(page, "shop-checkout", look);
        page.locator("#name").fill("Mina");
        page.locator("#phone").fill("010-1234-5678");
        page.locator("#address").fill("1 Example Road");
        page.locator("form:has(#name) button[type=submit]").click();
        page.waitForURL("**/shop/orders/**");
        shoot(page, "shop-order", look);
    }

    private static void chooseAVariant(Page page) {
        Locator variants = page.locator("main form input[type=radio]");
        if (variants.count() > 0) {
            variants.first().check();
        }
    }

    private void submitNothing(Page page, String path, String name, Look look) {
        page.navigate(address + path);
        page.locator("main form button[type=submit]").last().click();
        shoot(page, name, look);
    }

    private void signIn(Page page, String email, String password) {
        page.navigate(address + "/sign-in");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        if (page.url().contains("/account/password")) {
            List<Locator> fields = page.locator("main input[type=password]").all();
            fields.get(0).fill(password);
            fields.stream().skip(1).forEach(field -> field.fill(NEXT_PASSWORD));
            page.locator("main form button[type=submit]").click();
            page.waitForURL(url -> !url.contains("/account/password"));
        }
    }

    private void take(Page page, String path, String name, Look look) {
        page.navigate(address + path);
        if (page.locator("video").count() > 0) {
            page.waitForFunction(SOON);
        }
        shoot(page, name, look);
    }

    private void shoot(Page page, String name, Look look) {
        // Numbers come in, and what moves comes to rest.
        page.waitForTimeout(500);
        Path file = folder.resolve(name + look.suffix + ".jpg");
        for (int quality = 70; quality >= 30; quality -= 10) {
            byte[] picture = page.screenshot(
                    new Page.ScreenshotOptions().setType(ScreenshotType.JPEG).setQuality(quality));
            if (picture.length <= MOST_BYTES || quality == 30) {
                write(file, picture);
                return;
            }
        }
    }

    private BrowserContext context(Look look) {
        return chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setLocale(look.language));
    }

    private static void write(Path file, byte[] picture) {
        try {
            Files.write(file, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeOld(Path folder) throws IOException {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path picture :
                    old.filter(one -> one.toString().matches(".*\\.(jpg|png)")).toList()) {
                Files.delete(picture);
            }
        }
    }

    /** What a picture is taken with; the dark phone reads Korean. */
    private enum Look {
        DESKTOP("", 1280, 800, ColorScheme.LIGHT, "en"),
        DESKTOP_DARK("-dark", 1280, 800, ColorScheme.DARK, "en"),
        PHONE("-phone", 390, 844, ColorScheme.LIGHT, "en"),
        PHONE_DARK("-phone-dark", 390, 844, ColorScheme.DARK, "ko");

        private final String suffix;
        private final int width;
        private final int height;
        private final ColorScheme scheme;
        private final String language;

        Look(String suffix, int width, int height, ColorScheme scheme, String language) {
            this.suffix = suffix;
            this.width = width;
            this.height = height;
            this.scheme = scheme;
            this.language = language;
        }
    }
}
