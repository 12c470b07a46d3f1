package io.vitrine.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A second show of the demo's seller, as a phone publishes it: 9:16. */
final class PortraitShow implements AutoCloseable {

    private static final String PICTURE =
            "gradients=s=720x1280:r=30:c0=0x2f5d50:c1=0xe07a5f:c2=0xf4f1de:n=3:speed=0.02";

    private final Publisher publisher;
    private final String channel;

    private PortraitShow(Publisher publisher, String channel) {
        this.publisher = publisher;
        this.channel = channel;
    }

    /** Makes a channel through the studio's own pages, and publishes to it. */
    static PortraitShow begin(com.microsoft.playwright.Browser chromium, String address, Properties demo) {
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.navigate(address + "/sign-in");
            page.locator("input[name=email]").fill(demo.getProperty("seller-email"));
            page.locator("input[name=password]").fill(demo.getProperty("seller-password"));
            page.locator("input[name=password]").press("Enter");
            page.waitForURL("**/studio");
            page.navigate(address + "/studio/channels/new");
            page.locator("input[name=name]").fill("By the window");
            page.locator("input[name=goesLiveByItself]").check();
            page.locator("main form button[type=submit]").click();
            page.waitForURL(url -> url.matches(".*/studio/channels/[a-z2-7]{16}"));
            String channel = page.url().substring(page.url().length() - 16);
            String header = page.locator("meta[name=csrf-header]").getAttribute("content");
            String token = page.locator("meta[name=csrf-token]").getAttribute("content");
            String key = page.request()
                    .post(
                            page.url() + "/keys/PRIMARY/show",
                            RequestOptions.create().setHeader(header, token))
                    .text();
            String server = page.locator("#server").textContent();
            PortraitShow show = new PortraitShow(new Publisher(command(server + "/" + key)), channel);
            page.navigate(address + "/live/" + channel);
            page.waitForFunction("() => document.querySelector('video').currentTime > 1");
            return show;
        }
    }

    String channel() {
        return channel;
    }

    private static List<String> command(String target) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-loglevel", "warning", "-nostdin"));
        command.addAll(List.of("-re", "-f", "lavfi", "-i", PICTURE + "[out0];sine=frequency=220[out1]"));
        command.addAll(
                List.of("-c:v", "libx264", "-preset", "superfast", "-tune", "zerolatency", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-g", "30", "-b:v", "1500k", "-c:a", "aac"));
        command.addAll(Publisher.mark());
        command.addAll(List.of("-f", "flv", target));
        return command;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
