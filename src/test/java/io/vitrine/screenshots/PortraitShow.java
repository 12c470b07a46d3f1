package io.vitrine.screenshots;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.vitrine.support.Publisher;
import java.util.ArrayList;
import java.util.List;

/** A second show of the demo's seller, as a phone publishes it: 9:16. */
final class PortraitShow implements AutoCloseable {

    private static final String PICTURE =
            "gradients=s=720x1280:r=30:c0=0x2f5d50:c1=0xe07a5f:c2=0xf4f1de:n=3:speed=0.02";

    private final Publisher publisher;

    private PortraitShow(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Publishes to the channel whose page in the studio is open, and waits until it can be watched. */
    static PortraitShow begin(Page seller, String watch) {
        String header = seller.locator("meta[name=csrf-header]").getAttribute("content");
        String token = seller.locator("meta[name=csrf-token]").getAttribute("content");
        String key = seller.request()
                .post(
                        seller.url() + "/keys/PRIMARY/show",
                        RequestOptions.create().setHeader(header, token))
                .text();
        String server = seller.locator("#server").textContent();
        var show = new PortraitShow(new Publisher(command(server + "/" + key)));
        seller.navigate(watch);
        seller.waitForFunction("() => document.querySelector('video').currentTime > 1");
        return show;
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

    /** Loses the signal. */
    @Override
    public void close() {
        publisher.close();
    }
}
