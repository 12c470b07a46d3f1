package io.vitrine.screenshots;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Takes pictures in one look, as the browsers of several people show the pages. */
final class Camera implements AutoCloseable {

    private static final int QUALITY = 72;

    /** Browsers take no pictures that are longer. */
    private static final int MOST_HEIGHT = 8_000;

    private static final String STILL = "() => document.readyState === 'complete'"
            + " && [...document.images].every(image => image.loading === 'lazy' || image.complete)"
            + " && document.fonts.status === 'loaded'";

    private final Browser chromium;
    private final String address;
    private final Look look;
    private final String language;
    private final Path folder;
    private final Review review;
    private final Predicate<String> wanted;
    private final Map<Person, String> sessions;
    private final Map<Person, Page> people = new EnumMap<>(Person.class);
    private final List<String> taken = new ArrayList<>();

    /** @param wanted which pictures, by name */
    Camera(
            Browser chromium,
            Scenery scenery,
            Look look,
            String language,
            Path folder,
            Review review,
            Predicate<String> wanted) {
        this.chromium = chromium;
        this.address = scenery.address();
        this.sessions = scenery.sessions();
        this.look = look;
        this.language = language;
        this.folder = folder.resolve(look.folder());
        this.review = review;
        this.wanted = wanted;
    }

    Look look() {
        return look;
    }

    /** Whether the picture is asked for: what is done for no picture may be left out. */
    boolean wants(String name) {
        return wanted.test(name);
    }

    /** The names of the pictures, in the order they were taken in. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** Shows this person another page. */
    Page open(Person who, String path) {
        Page page = people.computeIfAbsent(who, this::enter);
        page.navigate(path.startsWith("http") ? path : address + path);
        return page;
    }

    /** Opens a page, waits for its picture if it has one, and takes its picture. */
    void take(Person who, String path, String name) {
        if (wants(name)) {
            shoot(open(who, path), name);
        }
    }

    /** Takes a picture of the page as it is. */
    void shoot(Page page, String name) {
        if (!wants(name)) {
            return;
        }
        page.waitForFunction(STILL);
        // Numbers come in, and what moves comes to rest.
        page.waitForTimeout(500);
        review.look(page, name, look);
        write(folder.resolve(name + ".webp"), picture(page));
        taken.add(name);
    }

    private byte[] picture(Page page) {
        int height = look.height();
        if (review.isWanted()) {
            height = ((Number) page.evaluate("() => document.scrollingElement.scrollHeight")).intValue();
        }
        var area = new JsonObject();
        area.addProperty("x", 0);
        area.addProperty("y", 0);
        area.addProperty("width", look.width());
        area.addProperty("height", Math.min(MOST_HEIGHT, height));
        area.addProperty("scale", 1);
        var options = new JsonObject();
        options.addProperty("format", "webp");
        options.addProperty("quality", QUALITY);
        if (review.isWanted()) {
            options.add("clip", area);
            options.addProperty("captureBeyondViewport", true);
        }
        var protocol = page.context().newCDPSession(page);
        String picture =
                protocol.send("Page.captureScreenshot", options).get("data").getAsString();
        protocol.detach();
        return Base64.getDecoder().decode(picture);
    }

    private Page enter(Person who) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setLocale(language)
                .setTimezoneId("Asia/Seoul");
        if (sessions.containsKey(who)) {
            options.setStorageState(sessions.get(who));
        }
        BrowserContext context = chromium.newContext(options);
        context.addCookies(List.of(new Cookie("lang", language).setUrl(address)));
        return context.newPage();
    }

    private static void write(Path file, byte[] picture) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        people.values().forEach(page -> page.context().close());
    }
}
