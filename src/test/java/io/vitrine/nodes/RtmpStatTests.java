package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtmpStatTests {

    private HttpServer server;
    private volatile byte[] answer = {};
    private volatile int status = 200;
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/stat", exchange -> {
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<rtmp>".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
    }

    @Test
    void publishedWhenNginxCarriesStreamsReadsPublishersOnly() throws IOException {
        try (InputStream sample = RtmpStatTests.class.getResourceAsStream("rtmp-stat.xml")) {
            answer = sample.readAllBytes();
        }
        assertThat(statistics("/stat").published())
                .containsExactly(
                        new PublishedStream(
                                "a<b>&c",
                                7,
                                "127.0.0.1",
                                "FMLE/3.0 (compatible; Lavf59.27",
                                Duration.ofMillis(13515),
                                1093951,
                                694544,
                                320,
                                180,
                                25,
                                "H264",
                                null),
                        new PublishedStream(
                                "abcdefghijklmnop",
                                6,
                                "127.0.0.1",
                                "FM<E>&\"x",
                                Duration.ofMillis(13531),
                                1212243,
                                770048,
                                320,
                                180,
                                25,
                                "H264",
                                "AAC"));
    }

    @Test
    void publishedWhenNothingIsCarriedIsEmpty() {
        say("<rtmp><server><application><name>live</name><live></live></application></server></rtmp>");
        assertThat(statistics("/stat").published()).isEmpty();
    }

    @Test
    void publishedWhenStreamIsOfAnotherApplicationLeavesItOut() {
        say("<rtmp><server><application><name>other</name><live><stream><name>x</name><client><id>1</id><publishing/>"
                + "</client></stream></live></application></server></rtmp>");
        assertThat(statistics("/stat").published()).isEmpty();
    }

    @Test
    void publishedWhenAnswerHasExternalEntityRefusesIt() {
        URI secret = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slow");
        for (String entity : List.of(
                "<!ENTITY x SYSTEM 'file:///etc/hostname'>",
                "<!ENTITY x SYSTEM '" + secret + "'>",
                "<!ENTITY a 'aaaaaaaaaa'><!ENTITY x '&a;&a;&a;&a;'>")) {
            say(
                    "<!DOCTYPE rtmp [" + entity + "]><rtmp><server><application><name>live</name><live><stream>"
                            + "<name>&x;</name><client><id>1</id><publishing/></client></stream></live></application></server></rtmp>");
            assertThatThrownBy(() -> statistics("/stat").published()).isInstanceOf(IngestUnreachableException.class);
        }
    }

    @Test
    void publishedWhenAnswerIsRubbishSaysUnreachable() {
        for (String rubbish : List.of(
                "",
                "<html></html>",
                "<rtmp><server>",
                "\0\1\2",
                "<rtmp>".repeat(1000),
                "<rtmp><server><application><name>live</name><live><stream><client><id>-x</id><publishing/></client>"
                        + "</stream></live></application></server></rtmp>")) {
            say(rubbish);
            assertThatThrownBy(() -> statistics("/stat").published())
                    .as(rubbish)
                    .isInstanceOf(IngestUnreachableException.class);
        }
    }

    @Test
    void publishedWhenStatusIsAnErrorSaysUnreachable() {
        say("<rtmp></rtmp>");
        status = 500;
        assertThatThrownBy(() -> statistics("/stat").published()).isInstanceOf(IngestUnreachableException.class);
    }

    @Test
    void publishedWhenAnswerIsTooLongSaysUnreachable() {
        say("<rtmp>" + " ".repeat(100_000) + "</rtmp>");
        assertThatThrownBy(() -> statistics("/stat").published())
                .isInstanceOf(IngestUnreachableException.class)
                .hasRootCauseMessage("The answer is longer than 65536 bytes");
    }

    @Test
    void publishedWhenAnswerNeverEndsSaysUnreachable() {
        assertThatThrownBy(() -> statistics("/slow").published()).isInstanceOf(IngestUnreachableException.class);
    }

    @Test
    void publishedWhenNobodyListensSaysUnreachable() {
        server.stop(0);
        assertThatThrownBy(() -> statistics("/stat").published()).isInstanceOf(IngestUnreachableException.class);
    }

    private void say(String text) {
        answer = text.getBytes(StandardCharsets.UTF_8);
    }

    private IngestStatistics statistics(String path) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new RtmpStat(new FixedNode(address), Duration.ofMillis(700), 65536);
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
