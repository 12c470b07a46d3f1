package io.vitrine.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vitrine.support.PictureClock.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the encoder that draws the time and the reader in the page against each other, without Vitrine between. */
class PictureClockTests {

    private static final String PAGE = "<!doctype html><video src=\"/show.mp4\" muted autoplay></video>";

    @TempDir
    private Path folder;

    @Test
    void framesWhenShowIsPlayedTellWhenEachWasMade() throws Exception {
        long started = System.currentTimeMillis();
        Path show = record(Publisher.show().length(Duration.ofSeconds(3)));
        long ended = System.currentTimeMillis();

        Watched watched = play(show);

        assertThat(watched.misread()).isZero();
        assertThat(watched.frames()).hasSizeGreaterThan(20).allSatisfy(frame -> {
            assertThat(frame.madeAt()).isBetween((double) started, (double) ended);
            assertThat(frame.height()).isEqualTo(720);
        });
        // Not each once: where the machine is busy, the page is told of one frame when it shows the next already.
        assertThat(watched.frames()).extracting(Frame::madeAt).isSorted();
        assertThat(watched.frames().stream().map(Frame::madeAt).distinct().count())
                .isGreaterThan(20);
    }

    private Path record(Show settings) throws Exception {
        Path target = folder.resolve("show.mp4");
        List<String> command = new ArrayList<>(settings.command(target.toString()));
        command.set(command.lastIndexOf("flv"), "mp4");
        Process encoder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .inheritIO()
                .start();
        try {
            assertThat(encoder.waitFor()).isZero();
        } finally {
            encoder.destroyForcibly();
        }
        return target;
    }

    private static Watched play(Path show) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, "text/html", PAGE.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/show.mp4", exchange -> answer(exchange, "video/mp4", Files.readAllBytes(show)));
        server.start();
        try (Browser browser = Browser.start()) {
            Page page = browser.visitor();
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            page.waitForFunction("() => document.querySelector('video').ended");
            return Browser.clock(page).frames();
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
