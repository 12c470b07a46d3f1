package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a real edge nginx for shows that open only with an address that was given. */
class EdgeGuardTests {

    private static final String EPOCH = "epoch1";
    private static final List<String> MEDIA = List.of(
            "main.m3u8",
            "source.m3u8",
            "source.m3u8?_HLS_msn=7",
            "source/7.m4s",
            "source/part/7.m4s",
            "source/init-1.mp4");

    @TempDir
    private static Path data;

    private static HttpServer application;
    private static TestNode node;
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().toString());
            byte[] body = "#EXTM3U".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        node = new TestNode(data, application.getAddress().getPort());
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
        for (String show : List.of("guarded", "another")) {
            Path media = node.files(Instance.EDGE).media().resolve(show).resolve("source");
            Files.createDirectories(media);
            Files.writeString(media.resolve("7.m4s"), "0123456789");
            Files.writeString(media.resolve("init-1.mp4"), "init");
            Path marks = node.files(Instance.EDGE).guarded().resolve(show);
            Files.createDirectories(marks);
            Files.createFile(marks.resolve(EPOCH));
        }
    }

    @AfterAll
    static void close() {
        node.close();
        application.stop(0);
    }

    @BeforeEach
    void forget() {
        ASKED.clear();
    }

    @Test
    void guardedMediaWhenTheAddressIsGoodOpensForEveryPlayer() throws Exception {
        String address = address("guarded", inAMinute(), EPOCH);
        publish("pl:guarded:source:7:", "application/vnd.apple.mpegurl", "#EXTM3U seven");
        for (String file : MEDIA) {
            HttpResponse<String> answer = get(address + file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
        }
        assertThat(get(address + "source.m3u8?_HLS_msn=7").body()).isEqualTo("#EXTM3U seven");
        assertThat(node.get(node.settings.httpPort(), address + "source/part/7.m4s", "Range", "bytes=2-4")
                        .body())
                .isEqualTo("234");
        assertThat(get(address + "source/7.m4s").headers().firstValue("Cache-Control"))
                .hasValue("private, max-age=31536000, immutable");
        assertThat(get(address + "source/state.json").statusCode()).isEqualTo(404);
        assertThat(ASKED).allSatisfy(asked -> assertThat(asked).doesNotContain(EPOCH));
    }

    @Test
    void guardedMediaWhenTheAddressIsNotForItIsRefusedWithoutAskingTheApplication() throws Exception {
        long until = inAMinute();
        String good = address("guarded", until, EPOCH);
        String digest = good.substring(good.length() - 23);
        Map<String, String> refused = Map.of(
                "/hls/guarded/",
                "opens only with an address",
                address("guarded", 1_700_000_000, EPOCH),
                "has expired",
                address("guarded", until, "epoch0"),
                "was taken back",
                address("another", until, EPOCH).replace("another", "guarded"),
                "not for this show",
                "/hls/guarded/" + (until + 1) + "-" + EPOCH + "-" + digest,
                "not for this show",
                "/hls/guarded/" + until + "-" + EPOCH + "-" + "A".repeat(22) + "/",
                "not for this show");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            for (String file : MEDIA) {
                HttpResponse<String> answer = get(one.getKey() + file);
                assertThat(answer.statusCode()).as(one.getKey() + file).isEqualTo(403);
                assertThat(answer.body()).contains(one.getValue());
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .hasValue("*");
            }
        }
        assertThat(ASKED).isEmpty();
    }

    @Test
    void guardedMediaWhenItsEpochIsAnotherOpensWithTheNewAddressAlone() throws Exception {
        Path marks = node.files(Instance.EDGE).guarded().resolve("taken");
        Files.createDirectories(marks);
        Path first = Files.createFile(marks.resolve("first"));
        String before = address("taken", inAMinute(), "first") + "main.m3u8";
        assertThat(get(before).statusCode()).isEqualTo(200);

        Files.delete(first);
        Files.createFile(marks.resolve("second"));

        assertThat(get(before).statusCode()).isEqualTo(403);
        assertThat(get(address("taken", inAMinute(), "second") + "main.m3u8").statusCode())
                .isEqualTo(200);
    }

    /** Thousands of addresses, one playlist: what is kept has no token in its name. */
    @Test
    void guardedPlaylistWhenManyAskWithAddressesOfTheirOwnReachesTheApplicationOnceASecond() throws Exception {
        for (int viewer = 0; viewer < 40; viewer++) {
            assertThat(get(address("another", inAMinute() + viewer, EPOCH) + "source.m3u8")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(ASKED).hasSizeBetween(1, 3).containsOnly("/hls/another/source.m3u8");
    }

    @Test
    void addressOfGuardedMediaIsInNoLog() throws Exception {
        String address = address("guarded", inAMinute(), EPOCH);
        get(address + "source/7.m4s");
        get(address + "source/8.m4s");
        get(address.replace(EPOCH, "epoch0") + "source/7.m4s");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                assertThat(Files.readString(log)).doesNotContain(EPOCH, "epoch0");
            }
        }
    }

    private static long inAMinute() {
        return System.currentTimeMillis() / 1000 + 60;
    }

    /** As {@link EdgeLinks} describes it. */
    private static String address(String media, long until, String epoch) throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5")
                .digest((until + " " + media + " " + epoch + " " + TestNode.LINKS.reveal())
                        .getBytes(StandardCharsets.US_ASCII));
        return "/hls/" + media + "/" + until + "-" + epoch + "-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "/";
    }

    private static HttpResponse<String> get(String path) {
        return node.get(node.settings.httpPort(), path);
    }

    private static void publish(String channel, String type, String body) {
        HttpResponse<String> answer = node.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + node.settings.publisherPort() + "/pub/" + channel))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isBetween(200, 299);
    }
}
