package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vitrine.nodes.EdgeRules.Rules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings rules to a real edge nginx, and meets them there. */
class EdgeRulesTests {

    private static final int MOST = 10;

    private final TestNode node;

    EdgeRulesTests(@TempDir Path data) {
        node = new TestNode(data);
    }

    @BeforeEach
    void putMediaThere() throws IOException {
        Path folder = node.files(Instance.EDGE).media().resolve("show/source");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("7.m4s"), "0123456789");
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void mediaAndFeedsWhenTheAddressIsUnwelcomeAreRefusedWithASentenceAndOpenAgainWithoutTheRule() {
        use(new Rules(0, false, List.of("127.0.0.0/8"), List.of("127.0.0.0/16", "2001:db8:0:0:0:0:0:0/32")));
        for (String path : List.of("/hls/show/source/7.m4s", "/hls/show/source.m3u8", "/hls/show/source/part/7.m4s")) {
            var answer = node.get(node.settings.httpPort(), path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).contains("addresses like yours");
        }
        assertThat(node.get(node.settings.httpPort(), "/feed/show").statusCode())
                .isEqualTo(403);

        use(new Rules(0, false, List.of("127.0.0.0/8"), List.of("127.0.0.0/8", "192.0.2.0/24")));
        assertThat(segment()).isEqualTo(403);
        use(new Rules(0, false, List.of("127.0.0.1/32"), List.of("127.0.0.0/8")));
        assertThat(segment()).isEqualTo(200);
        use(new Rules(0, false, List.of("192.0.2.0/24"), List.of()));
        assertThat(segment()).isEqualTo(403);
        use(Rules.NONE);
        assertThat(segment()).isEqualTo(200);
    }

    @Test
    void bytesWhenTheyAreMeasuredAreThoseThatTheEdgeHasSent() throws IOException {
        Files.write(node.files(Instance.EDGE).media().resolve("show/source/8.m4s"), new byte[1_000_000]);
        use(new Rules(0, true, List.of(), List.of()));
        EdgeTraffic traffic = new LoggedTraffic(node.files(Instance.EDGE).traffic());
        Instant now = Instant.parse("2026-11-28T20:00:00Z");
        assertThat(traffic.bitsPerSecond(now)).isZero();
        for (int i = 0; i < 5; i++) {
            assertThat(node.get(node.settings.httpPort(), "/hls/show/source/8.m4s")
                            .statusCode())
                    .isEqualTo(200);
        }
        // nginx writes within a second; 5 MB in ten seconds are 4 Mbit/s.
        await().untilAsserted(() -> assertThat(
                        Files.readAllLines(node.files(Instance.EDGE).traffic()))
                .hasSize(5));
        assertThat(traffic.bitsPerSecond(now.plusSeconds(5))).isBetween(4_000_000L, 4_100_000L);
        assertThat(traffic.bitsPerSecond(now.plusSeconds(14))).isBetween(4_000_000L, 4_100_000L);
        assertThat(traffic.bitsPerSecond(now.plusSeconds(16))).isZero();
        use(Rules.NONE);
    }

    @Test
    void requestsWhenThereAreAsManyAsMayBeAreRefusedUntilOneEnds() throws IOException {
        use(new Rules(MOST, false, List.of(), List.of()));
        List<Socket> feeds = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                Socket feed = ask("/feed/show");
                feeds.add(feed);
                assertThat(begin(feed)).startsWith("HTTP/1.1 200");
            }
            var answer = node.get(node.settings.httpPort(), "/hls/show/source/7.m4s");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("as may at once");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            try (Socket late = ask("/feed/show")) {
                assertThat(begin(late)).startsWith("HTTP/1.1 503");
            }
        } finally {
            for (Socket feed : feeds) {
                feed.close();
            }
        }
        await().atMost(TestNode.LIMIT).until(() -> segment() == 200);
    }

    @Test
    void rulesWhenTheyAreNoNetworksAreNeverWritten() {
        for (String network : List.of("127.0.0.1; } server {", "example.com/8", "0/0 1;", "")) {
            assertThatThrownBy(() -> new Rules(0, false, List.of(network), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void use(Rules rules) {
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE, rules));
    }

    private int segment() {
        return node.get(node.settings.httpPort(), "/hls/show/source/7.m4s").statusCode();
    }

    private Socket ask(String path) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), node.settings.httpPort());
        client.setSoTimeout(5000);
        client.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: shop.example.com\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static String begin(Socket client) throws IOException {
        byte[] answer = new byte[12];
        return new String(answer, 0, client.getInputStream().read(answer), StandardCharsets.US_ASCII);
    }
}
