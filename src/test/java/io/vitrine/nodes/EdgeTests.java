package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks a real edge nginx in front of a tiny application. */
class EdgeTests {

    private static final String IMAGE = "0123456789abcdef".repeat(4) + "-480.jpg";

    @TempDir
    private static Path data;

    private static HttpServer application;
    private static TestNode node;
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final Map<String, String> LAST_HEADERS = new ConcurrentHashMap<>();

    @BeforeAll
    static void open() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().toString());
            LAST_HEADERS.clear();
            exchange.getRequestHeaders().forEach((name, values) -> LAST_HEADERS.put(name, String.join("|", values)));
            byte[] body = ("answer " + ASKED.size()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", "max-age=5");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        node = new TestNode(data, application.getAddress().getPort());
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
        Path folder = node.files(Instance.EDGE).media().resolve("show/source");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("7.m4s"), "0123456789");
        Files.writeString(folder.resolve("init-1.mp4"), "init");
        Files.writeString(folder.resolve("state.json"), "{}");
        Path withdrawn = node.files(Instance.EDGE).media().resolve("stopped/source");
        Files.createDirectories(withdrawn);
        Files.writeString(withdrawn.resolve("7.m4s"), "0123456789");
        Files.writeString(withdrawn.resolve("init-1.mp4"), "init");
        Files.createFile(withdrawn.resolveSibling("withdrawn"));
        Path images = node.files(Instance.EDGE).images();
        Files.createDirectories(images);
        Files.writeString(images.resolve(IMAGE), "a picture");
        Files.writeString(images.resolve("notes.txt"), "not for viewers");
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

    @ParameterizedTest
    @ValueSource(strings = {"main.m3u8", "s.m3u8?_HLS_msn=7", "source/7.m4s", "source/part/7.m4s", "source/init-1.mp4"})
    void mediaWhenTheShowWasStoppedIsGone(String file) throws Exception {
        ASKED.clear();
        assertThat(get("/hls/stopped/" + file).statusCode()).isEqualTo(410);
        assertThat(ASKED).isEmpty();
    }

    @Test
    void playlistWhenItsPartIsAwaitedWakesWithoutAskingTheApplication() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = awaitPart();
        await().during(Duration.ofMillis(300)).atMost(TestNode.LIMIT).until(() -> !asked.isDone());

        publish("pl:show:source:8:2", "application/vnd.apple.mpegurl", "#EXTM3U");

        HttpResponse<String> playlist = asked.get(5, TimeUnit.SECONDS);
        assertThat(playlist.body()).isEqualTo("#EXTM3U");
        assertThat(playlist.headers().firstValue("Content-Type")).hasValue("application/vnd.apple.mpegurl");
        assertThat(playlist.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(playlist.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void playlistWhenTheSegmentIsThereAlreadyAnswersAtOnce() {
        publish("pl:show:source:9:", "application/vnd.apple.mpegurl", "#EXTM3U nine");
        assertThat(get("/hls/show/source.m3u8?_HLS_msn=9").body()).isEqualTo("#EXTM3U nine");
        assertThat(ASKED).isEmpty();
    }

    /** Not 503, as RFC 8216bis wants it and the packager answers: see decision 0009. */
    @Test
    void playlistWhenItsPartDoesNotComeIsGivenUpForAPlayerToAskAgain() {
        HttpResponse<String> given = get("/hls/show/source.m3u8?_HLS_msn=99&_HLS_part=0");
        assertThat(given.statusCode()).isEqualTo(408);
        assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(given.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(ASKED).isEmpty();
    }

    /** Names that Tomcat would decode, and numbers that nginx takes for nothing: the answer would come late for all. */
    @ParameterizedTest
    @ValueSource(strings = {"_HLS%5Fmsn=9000", "_HLS_msn=0&_HLS_part=9", "_HLS_msn=&_HLS_part=1", "_HLS_part=4", "x=1"})
    void playlistWhenItsArgumentsAreNoWaitReachesTheApplicationWithoutThem(String arguments) {
        String path = "/hls/show" + Math.abs(arguments.hashCode()) + "/source.m3u8";
        assertThat(get(path + "?" + arguments).statusCode()).isEqualTo(200);
        assertThat(ASKED).containsExactly(path);
    }

    @Test
    void feedWhenTheMethodIsNotForReadingIsRefusedAtOnce() throws Exception {
        for (String method : List.of("HEAD", "PATCH", "POST")) {
            HttpRequest request = HttpRequest.newBuilder(edge("/feed/show"))
                    .method(method, BodyPublishers.noBody())
                    .timeout(Duration.ofSeconds(5))
                    .build();
            assertThat(node.client.send(request, BodyHandlers.ofString()).statusCode())
                    .as(method)
                    .isEqualTo(405);
        }
    }

    @Test
    void playlistWhenManyAskReachesTheApplicationOnceASecond() {
        // The first may fall at the end of a second.
        assertThat(Stream.generate(() -> get("/hls/many/source.m3u8")).limit(40).toList())
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(ASKED).hasSizeBetween(1, 3);
    }

    @Test
    void partWhenItsSegmentStillGrowsIsReadFromTheFileAsItIs() throws IOException {
        Path segment = node.files(Instance.EDGE).media().resolve("show/source/8.m4s");
        Files.writeString(segment, "first-");
        assertThat(range("/hls/show/source/part/8.m4s", "bytes=0-5")).isEqualTo("first-");

        Files.writeString(segment, "second", StandardOpenOption.APPEND);

        assertThat(range("/hls/show/source/part/8.m4s", "bytes=6-11")).isEqualTo("second");
        HttpResponse<String> whole = get("/hls/show/source/part/8.m4s");
        assertThat(whole.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(whole.headers().firstValue("ETag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hls/show/source/7.m4s", "/hls/show/source/init-1.mp4"})
    void segmentWhenFinishedMayBeKeptForEver(String path) {
        HttpResponse<String> segment = get(path);
        assertThat(segment.statusCode()).isEqualTo(200);
        assertThat(segment.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(segment.headers().firstValue("Content-Type").orElseThrow()).startsWith("video/");
        assertThat(segment.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/packager/a/b/c",
                "/PACKAGER/a/b/c",
                "/actuator",
                "/actuator/health",
                "/;/packager/a",
                "/x;a=b/../packager/a",
                "/%2fpackager/a",
                "/%5cpackager",
                "/_wait/show/source",
                "/_edge/down.html",
                "/hls/",
                "/hls/show/source/state.json",
                "/hls/show/source/",
                "/hls/show/source/8.tmp",
                "/hls/Show/source/7.m4s",
                "/feed/a:b"
            })
    void getWhenAddressIsNotForViewersIsNotFound(String path) throws IOException {
        assertThat(rawStatus(path)).isEqualTo("404");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void getWhenClientClaimsToBeForwardedTellsTheApplicationTheTruth() {
        node.get(
                node.settings.httpPort(),
                "/page",
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Forwarded-Host",
                "evil.example.com",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Prefix",
                "/evil",
                "Forwarded",
                "for=203.0.113.9");
        assertThat(LAST_HEADERS)
                .containsEntry("X-forwarded-for", "127.0.0.1")
                .containsEntry("X-forwarded-proto", "http")
                .containsEntry("X-forwarded-host", "127.0.0.1:" + node.settings.httpPort())
                .doesNotContainKeys("Forwarded", "X-forwarded-prefix");
    }

    @Test
    void imageWhenThereIsServedFromTheDiskForEver() {
        HttpResponse<String> image = get("/shop/images/" + IMAGE);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.body()).isEqualTo("a picture");
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(image.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(image.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(get("/shop/images/" + IMAGE.replace("480", "120")).statusCode())
                .isEqualTo(404);
        assertThat(ASKED).isEmpty();
        assertThat(get("/shop/images/notes.txt").body()).startsWith("answer");
    }

    @Test
    void uploadWhenForPicturesMayBeLargeAndElsewhereMayNot() throws IOException {
        assertThat(announced("/studio/products/abc/images", 45_000_000))
                .startsWith("HTTP/1.1 303")
                .containsPattern("Location: http://[^/]+/studio/products/abc/images\\?refused=large");
        assertThat(announced("/studio/products/import", 45_000_000))
                .containsPattern("Location: http://[^/]+/studio/products/import\\?refused=large");
        assertThat(announced("/studio/products/abc", 3_000_000)).startsWith("HTTP/1.1 413");
        assertThat(announced("/studio/products/abc/images/1", 3_000_000)).startsWith("HTTP/1.1 413");
        assertThat(ASKED).isEmpty();
        HttpResponse<String> taken = node.client
                .sendAsync(
                        HttpRequest.newBuilder(edge("/studio/products/abc/images"))
                                .POST(BodyPublishers.ofByteArray(new byte[3_000_000]))
                                .build(),
                        BodyHandlers.ofString())
                .join();
        assertThat(taken.statusCode()).isEqualTo(200);
    }

    /** The answer to a body that is announced and not sent. */
    private static String announced(String path, int bytes) throws IOException {
        URI address = edge(path);
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            client.setSoTimeout(5000);
            client.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Length: "
                                    + bytes + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            // The edge keeps the connection for the rest of the body for a while: nobody waits for its end.
            byte[] answer = new byte[2000];
            return new String(answer, 0, client.getInputStream().read(answer), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void stateWhenTheApplicationAllowsItIsShared() {
        String first = get("/live/show/state").body();
        assertThat(get("/live/show/state").body()).isEqualTo(first);
        assertThat(ASKED).hasSize(1);
    }

    @Test
    void stateWhenItsShowHasAPasscodeIsAskedForWithThatAloneAndNotShared() {
        HttpRequest.Builder asked =
                HttpRequest.newBuilder(edge("/live/hidden/state")).header("Cookie", "session=1; pass=secret; other=2");
        String first = node.send(asked).body();
        assertThat(LAST_HEADERS).containsEntry("Cookie", "pass=secret");
        assertThat(node.send(asked).body()).isNotEqualTo(first);
        assertThat(get("/live/hidden/state").body()).isNotEqualTo(first);
        assertThat(LAST_HEADERS).doesNotContainKey("Cookie");
        assertThat(ASKED).hasSize(3);
    }

    @Test
    void feedWhenSomethingIsPublishedSendsAnEvent() throws Exception {
        HttpResponse<Stream<String>> feed = node.client.send(
                HttpRequest.newBuilder(edge("/feed/show"))
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        publish("show:other,show:show", "application/json", "{\"a\":1}");
        assertThat(feed.body().filter(line -> line.startsWith("data:")).findFirst())
                .hasValue("data: {\"a\":1}");
    }

    /** A page is made first and opens its feed a moment later: it must hear of what happened between. */
    @Test
    void feedWhenAskedFromATimeBeforeRepeatsWhatWasPublishedSince() throws Exception {
        publish("show:late", "application/json", "{\"a\":1}");
        long before = System.currentTimeMillis() / 1000 - 2;
        HttpResponse<Stream<String>> feed = node.client.send(
                HttpRequest.newBuilder(edge("/feed/late?last_event_id=" + before + ":0"))
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        assertThat(feed.body().filter(line -> line.startsWith("data:")).findFirst())
                .hasValue("data: {\"a\":1}");
    }

    @Test
    void getWhenTheApplicationIsGoneShowsAPageThatLooksAgain() throws IOException {
        var alone = new TestNode(data.resolve("alone"));
        try (alone) {
            alone.applier(Instance.EDGE).apply(alone.rendered(Instance.EDGE));
            HttpResponse<String> page = alone.get(alone.settings.httpPort(), "/live/show");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(page.body()).contains("http-equiv=\"refresh\"", "잠시 후").doesNotContain("<script", "style=");
            assertThat(alone.get(alone.settings.httpPort(), "/_edge/down.css")
                            .headers()
                            .firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
            HttpResponse<String> form = alone.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alone.settings.httpPort() + "/sign-in"))
                            .POST(BodyPublishers.ofString("a=b")));
            assertThat(form.statusCode()).isEqualTo(503);
        }
    }

    private static URI edge(String path) {
        return URI.create("http://127.0.0.1:" + node.settings.httpPort() + path);
    }

    private static HttpResponse<String> get(String path) {
        return node.get(node.settings.httpPort(), path);
    }

    private static String range(String path, String range) {
        HttpResponse<String> part = node.get(node.settings.httpPort(), path, "Range", range);
        assertThat(part.statusCode()).isEqualTo(206);
        return part.body();
    }

    private static void publish(String channel, String type, String body) {
        HttpResponse<String> answer = node.send(HttpRequest.newBuilder(publisher(channel))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isBetween(200, 299);
    }

    private static CompletableFuture<HttpResponse<String>> awaitPart() {
        return node.client.sendAsync(
                HttpRequest.newBuilder(edge("/hls/show/source.m3u8?_HLS_msn=8&_HLS_part=2"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI publisher(String channel) {
        return URI.create("http://127.0.0.1:" + node.settings.publisherPort() + "/pub/" + channel);
    }

    /** An HTTP client would tidy the path first. */
    private static String rawStatus(String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.settings.httpPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: shop.example.com\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1];
        }
    }
}
