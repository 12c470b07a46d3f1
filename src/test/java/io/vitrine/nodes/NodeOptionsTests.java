package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vitrine.nodes.EdgeRules.Rules;
import io.vitrine.nodes.NodeOptions.Tls;
import io.vitrine.support.Ports;
import io.vitrine.support.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings what an administrator may choose to real nginx. */
class NodeOptionsTests {

    private final Path data;
    private final TestNode node;

    NodeOptionsTests(@TempDir Path data) {
        this.data = data;
        node = new TestNode(data);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void plainApplicationWhenPublishedToFromItsNetworkIsPlayedAsHlsAndDashAndFromOthersIsRefused() {
        apply(with(
                null,
                new RtmpApplication("camera", List.of("127.0.0.0/8"), true, true, 1),
                new RtmpApplication("far", List.of("192.0.2.0/24"), true, false, 1)));
        URI ingest = URI.create("rtmp://127.0.0.1:" + node.settings.rtmpPort());
        try (Publisher camera = Publisher.publish(ingest.resolve("/camera"), "door");
                Publisher stranger = Publisher.publish(ingest.resolve("/far"), "door")) {
            await().atMost(TestNode.LIMIT).until(() -> status("/rtmp/camera/hls/door/index.m3u8") == 200);
            await().atMost(TestNode.LIMIT).until(() -> status("/rtmp/camera/dash/door/index.mpd") == 200);
            await().atMost(TestNode.LIMIT).until(() -> !stranger.isPublishing());
            assertThat(camera.isPublishing()).isTrue();
            HttpResponse<String> playlist = get("/rtmp/camera/hls/door/index.m3u8");
            assertThat(playlist.headers().firstValue("Content-Type")).hasValue("application/vnd.apple.mpegurl");
            assertThat(playlist.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            String segment = playlist.body()
                    .lines()
                    .filter(line -> line.endsWith(".ts"))
                    .findFirst()
                    .orElseThrow();
            assertThat(get("/rtmp/camera/hls/door/" + segment).headers().firstValue("Content-Type"))
                    .hasValue("video/mp2t");
        }
        assertThat(status("/rtmp/far/hls/door/index.m3u8")).isEqualTo(404);
        assertThat(status("/rtmp/camera/hls/..%2f..%2f..%2fsecrets/callback")).isNotEqualTo(200);
    }

    @Test
    void httpsWhenThereIsACertificateSpeaksHttp2AndSendsOthersThere() throws IOException, GeneralSecurityException {
        SelfSigned shop = SelfSigned.make(node.programs, data.resolve("keys.p12"));
        Tls tls = new Tls(
                data.resolve("chain.pem").toString(), data.resolve("key.pem").toString(), Ports.free(), true);
        shop.write(Path.of(tls.certificate()), Path.of(tls.key()));
        apply(with(tls));

        HttpClient browser = HttpClient.newBuilder().sslContext(shop.trusting()).build();
        HttpResponse<String> page = send(browser, "https://localhost:" + tls.port() + "/nothing");
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(status("/nothing")).isEqualTo(503);
        assertThat(fromElsewhere("/live/x?y=1"))
                .contains("301 Moved Permanently", "Location: https://shop.example.com:" + tls.port() + "/live/x?y=1");

        Path challenge = node.files(Instance.EDGE).challenges().resolve(".well-known/acme-challenge/a-token_1");
        Files.createDirectories(challenge.getParent());
        Files.writeString(challenge, "a-token_1.thumbprint");
        assertThat(fromElsewhere("/.well-known/acme-challenge/a-token_1")).contains("200 OK", "a-token_1.thumbprint");
    }

    @Test
    void optionsWhenTheyCannotBeNameTheField() {
        NodeOptions fine = node.settings.options();
        refused("chunkSize", () -> new NodeOptions(1935, 8080, 64, 10, 10, 100, null, List.of()));
        refused("httpPort", () -> new NodeOptions(1935, 1935, 4096, 10, 10, 100, null, List.of()));
        refused("tlsPort", () -> with(new Tls("/a", "/b", fine.httpPort(), true)));
        refused("tlsKey", () -> new Tls("/a", "/b\"; daemon off", 443, true));
        refused("name", () -> new RtmpApplication("../x", List.of("127.0.0.1/32"), true, false, 1));
        refused("publishers", () -> new RtmpApplication("camera", List.of("all; exec sh"), true, false, 1));
        refused("publishers", () -> new RtmpApplication("camera", List.of(), true, false, 1));
        refused("hls", () -> new RtmpApplication("camera", List.of("127.0.0.1/32"), false, false, 1));
        refused(
                "applications[0].name",
                () -> with(null, new RtmpApplication("live", List.of("127.0.0.1/32"), true, false, 1)));
    }

    private static void refused(String field, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOfSatisfying(
                        NodeOptionsException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private NodeOptions with(@Nullable Tls tls, RtmpApplication... applications) {
        NodeOptions usual = node.settings.options();
        return new NodeOptions(
                usual.rtmpPort(),
                usual.httpPort(),
                usual.chunkSize(),
                usual.publishers(),
                usual.pingSeconds(),
                usual.connections(),
                tls,
                List.of(applications));
    }

    private void apply(NodeOptions options) {
        new NodeFolders(node.settings).prepare(options);
        for (Instance instance : Instance.values()) {
            node.applier(instance).apply(node.rendered(instance, new Wanted(options, Rules.NONE)));
        }
    }

    private HttpResponse<String> get(String path) {
        return node.get(node.settings.httpPort(), path);
    }

    private int status(String path) {
        return get(path).statusCode();
    }

    private static HttpResponse<String> send(HttpClient client, String address) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From another address of loopback than the one that this machine's own programs use. */
    private String fromElsewhere(String path) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), node.settings.httpPort(), InetAddress.getByName("127.0.0.2"), 0)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: shop.example.com\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
