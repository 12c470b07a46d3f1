package io.vitrine.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Takes the pictures of docs/screenshots from a demo that runs: {@code Screenshots <data folder> <address> <folder>}. */
public final class Screenshots {

    private final String address;
    private final Path folder;
    private final Properties demo;

    private Screenshots(String address, Path folder, Properties demo) {
        this.address = address;
        this.folder = folder;
        this.demo = demo;
    }

    public static void main(String[] arguments) throws IOException {
        Properties demo = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0], "demo.properties"))) {
            demo.load(reader);
        }
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        new Screenshots(arguments[1], folder, demo).take();
    }

    private void take() {
        Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment))) {
            var chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String suffix = scheme == ColorScheme.DARK ? "-dark" : "";
                take(chromium, scheme, 1280, 800, suffix);
                take(chromium, scheme, 390, 844, "-phone" + suffix);
            }
        }
    }

    private void take(
            com.microsoft.playwright.Browser chromium, ColorScheme scheme, int width, int height, String suffix) {
        BrowserContext visitor = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(suffix.equals("-phone-dark") ? "ko" : "en"));
        Page page = visitor.newPage();
        shoot(page, "/", "index" + suffix);
        page.navigate(address + "/live/" + demo.getProperty("channel"));
        awaitPicture(page);
        shoot(page, "watch" + suffix);
        page.navigate(address + "/sign-in");
        shoot(page, "sign-in" + suffix);
        page.fill("input[name=email]", demo.getProperty("seller-email"));
        page.fill("input[name=password]", demo.getProperty("seller-password"));
        page.press("input[name=password]", "Enter");
        page.waitForURL("**/studio");
        shoot(page, "studio-overview" + suffix);
        shoot(page, "/studio/channels/" + demo.getProperty("channel"), "channel" + suffix);
        page.navigate(address + "/studio");
        page.locator("a[href*='/studio/broadcasts/']:not([href$='new'])")
                .first()
                .click();
        awaitPicture(page);
        shoot(page, "studio" + suffix);
        visitor.close();
    }

    /** Waits until the video has played for some seconds, so that numbers have come in. */
    private static void awaitPicture(Page page) {
        page.waitForFunction("() => { const v = document.querySelector('video');"
                + " return v && v.getVideoPlaybackQuality().totalVideoFrames > 150; }");
    }

    private void shoot(Page page, String path, String name) {
        page.navigate(address + path);
        shoot(page, name);
    }

    private void shoot(Page page, String name) {
        page.waitForTimeout(700);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
