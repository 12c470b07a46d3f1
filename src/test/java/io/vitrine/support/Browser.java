package io.vitrine.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** A real Chromium without a window. Each visitor has cookies of their own. */
public final class Browser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required",
            // A page that is not in front plays on, as on a viewer's second screen.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> visitors = new ArrayList<>();

    private Browser() {
        playwright = playwright();
        chromium = chromium(playwright);
    }

    public static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    public static com.microsoft.playwright.Browser chromium(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(FLAGS));
    }

    /** Preferred is the build without windows: the other loads its address bar, as a page, for each new visitor. */
    private static Path program() {
        Path shell = Path.of("/usr/bin/chromium-headless-shell");
        return Files.isExecutable(shell) ? shell : Path.of("/usr/bin/chromium");
    }

    public static Browser start() {
        return new Browser();
    }

    /** A page of a new visitor at a desktop, who reads English. */
    public Page visitor() {
        return visitor(1280, 800, "en");
    }

    /** A page of a new visitor. */
    public Page visitor(int width, int height, String language) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language));
        context.addInitScript(script());
        visitors.add(context);
        return context.newPage();
    }

    /** A page of a new visitor whose clock is wrong by so much, and who asks for little motion. */
    public Page visitor(Duration ahead) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en"));
        context.addInitScript("(() => { const real = Date, now = Date.now.bind(Date), ahead = " + ahead.toMillis() + ";"
                + " window.Date = new Proxy(real, {"
                + " construct: (date, given) => given.length ? new date(...given) : new date(now() + ahead),"
                + " apply: () => new real(now() + ahead).toString() });"
                + " real.now = () => now() + ahead; })();");
        context.addInitScript(script());
        visitors.add(context);
        return context.newPage();
    }

    /** The clock in the picture that the page plays, read at every frame from when the page is loaded. */
    public static PictureClock clock(Page page) {
        return new PictureClock(page);
    }

    /** A page's requests, slowed down as by a network. */
    public static Network network(Page page) {
        return new Network(page);
    }

    @Override
    public void close() {
        visitors.forEach(BrowserContext::close);
        chromium.close();
        playwright.close();
    }

    private static String script() {
        try {
            return new ClassPathResource("support/picture-clock.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
