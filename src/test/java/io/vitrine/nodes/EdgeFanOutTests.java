package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many viewers at a real edge nginx, some of whom read nothing, are gone, or all ask at once. */
class EdgeFanOutTests {

    private static final int FRAMES = 300;
    private static final String FILL = "x".repeat(4000);

    @TempDir
    private static Path data;

    private static HttpServer application;
    private static TestNode node;
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.setExecutor(Executors.newCachedThreadPool());
        application.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().toString());
            byte[] body = "{\"seq\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        node = new TestNode(data, application.getAddress().getPort());
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
    }

    @AfterAll
    static void close() {
        node.close();
        application.stop(0);
    }

    @Test
    void feedWhenOneViewerReadsNothingAndAnotherIsGoneReachesTheOthersWholeAndInOrder() throws Exception {
        try (Socket stuck = subscribe("slow", 1024);
                Socket gone = subscribe("slow", 1024)) {
            Queue<String> one = follow("slow");
            Queue<String> other = follow("slow");
            // nchan's count of listeners lags behind, for as long as nothing is published: whoever has heard something
            // is
            // there.
            await().atMost(TestNode.LIMIT).until(() -> {
                publish("show:slow", "{\"there\":true}");
                return hasHeard(one) && hasHeard(other) && subscribers("show:slow") == 4;
            });
            gone.setSoLinger(true, 0);
            gone.close();

            for (int i = 0; i < FRAMES; i++) {
                publish("show:slow", "{\"n\":" + i + ",\"fill\":\"" + FILL + "\"}");
            }

            List<Integer> all = IntStream.range(0, FRAMES).boxed().toList();
            await().atMost(TestNode.LIMIT)
                    .untilAsserted(() -> assertThat(numbers(one)).isEqualTo(all));
            await().atMost(TestNode.LIMIT)
                    .untilAsserted(() -> assertThat(numbers(other)).isEqualTo(all));
            // It was slow indeed: more waits for it than its window and nginx's socket hold.
            assertThat(stuck.getInputStream().available()).isLessThan(FRAMES * FILL.length() / 4);
            await().atMost(TestNode.LIMIT).until(() -> {
                publish("show:slow", "{\"there\":true}");
                return subscribers("show:slow") <= 3;
            });
        }
    }

    @Test
    void feedWhenAskedForIsToBeCollectedByNobodyOnTheWay() throws Exception {
        HttpResponse<Stream<String>> feed = node.client.send(
                HttpRequest.newBuilder(edge("/feed/way"))
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofLines());
        assertThat(feed.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(feed.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(feed.headers().firstValue("Content-Encoding")).isEmpty();
        feed.body().close();
    }

    @Test
    void snapshotWhenManyAskReachesTheApplicationOnceASecond() {
        assertShared("/live/abcdefgh/snapshot", "");
    }

    @Test
    void eventsWhenManyHaveMissedTheSameReachTheApplicationOnceASecond() {
        assertShared("/live/abcdefgh/events", "?after=7&other=");
        assertThat(ASKED).contains("/live/abcdefgh/events?after=7");
        get("/live/abcdefgh/events?after=8");
        assertThat(ASKED).contains("/live/abcdefgh/events?after=8");
    }

    private static void assertShared(String path, String query) {
        ASKED.clear();
        long began = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(node.client.sendAsync(
                    HttpRequest.newBuilder(edge(path + (query.isEmpty() ? "?mine=" : query) + i))
                            .header("Cookie", "vitrine=" + i)
                            .build(),
                    BodyHandlers.ofString()));
        }
        all.forEach(answer -> assertThat(answer.join().body()).isEqualTo("{\"seq\":1}"));
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(ASKED).hasSizeBetween(1, (int) seconds + 2);
    }

    private static boolean hasHeard(Queue<String> lines) {
        return lines.stream().anyMatch(line -> line.startsWith("data:"));
    }

    private static List<Integer> numbers(Queue<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data: {\"n\""))
                .map(line -> Integer.valueOf(line.replaceAll("^data: *\\{\"n\":(\\d+).*", "$1")))
                .toList();
    }

    /** Asks for the feed as a browser does whose owner has closed the lid. */
    private static Socket subscribe(String feed, int window) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(window);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), edge("/").getPort()));
        socket.getOutputStream()
                .write(("GET /feed/" + feed + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        assertThat(in.read()).isEqualTo('H');
        return socket;
    }

    private static Queue<String> follow(String feed) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        var unused = node.client
                .sendAsync(
                        HttpRequest.newBuilder(edge("/feed/" + feed))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofLines())
                .thenAccept(answer -> {
                    Thread reader = new Thread(() -> answer.body().forEach(lines::add), "viewer");
                    reader.setDaemon(true);
                    reader.start();
                });
        return lines;
    }

    private static void publish(String channel, String body) {
        HttpResponse<String> answer = node.send(HttpRequest.newBuilder(publisher(channel))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isBetween(200, 299);
    }

    private static int subscribers(String channel) {
        String said = node.send(HttpRequest.newBuilder(publisher(channel)).header("Accept", "application/json"))
                .body();
        String count = said.replaceAll("(?s).*\"subscribers\": *(\\d+).*", "$1");
        return count.matches("\\d+") ? Integer.parseInt(count) : 0;
    }

    private static HttpResponse<String> get(String path) {
        return node.send(HttpRequest.newBuilder(edge(path)));
    }

    private static URI edge(String path) {
        return URI.create("http://127.0.0.1:" + node.settings.httpPort() + path);
    }

    private static URI publisher(String channel) {
        return URI.create("http://127.0.0.1:" + node.settings.publisherPort() + "/pub/" + channel);
    }
}
