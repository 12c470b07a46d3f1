package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vitrine.nodes.EdgeRules.Rules;
import io.vitrine.nodes.NodeConfigurations.Effect;
import io.vitrine.nodes.NodeOptions.Tls;
import io.vitrine.support.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applies what administrators choose to both nginx of a media plane. */
class MediaPlaneTests {

    private final Path data;
    private final TestNode node;
    private final MediaPlane plane;

    MediaPlaneTests(@TempDir Path data) {
        this.data = data;
        node = new TestNode(data);
        plane = plane(node.settings.options());
    }

    private MediaPlane plane(NodeOptions chosen) {
        return new MediaPlane(
                node.settings,
                new NodeFolders(node.settings),
                node::rendered,
                () -> new Wanted(chosen, Rules.NONE),
                text -> text.replace("callback-secret", "•••"),
                Map.of(
                        Instance.INGEST, node.keeper(Instance.INGEST),
                        Instance.EDGE, node.keeper(Instance.EDGE)),
                () -> false);
    }

    @BeforeEach
    void start() {
        plane.start();
    }

    @AfterEach
    void stop() {
        plane.stop();
        node.close();
    }

    @Test
    void applyWhenTheEdgeCannotHaveItsPortLeavesBothAsTheyWere() throws IOException {
        String before = plane.loaded(Instance.INGEST).orElseThrow();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodeOptions options = options(taken.getLocalPort(), 8192, null);
            assertThat(plane.problems(options)).singleElement().asString().contains("is taken by another program");
            assertThatThrownBy(() -> plane.apply(options, true)).isInstanceOf(NodeException.class);
        }
        assertThat(plane.wanted()).isEqualTo(node.settings.options());
        assertThat(plane.loaded(Instance.INGEST)).contains(before);
        assertThat(before).contains("chunk_size 4096;", "?s=•••").doesNotContain("callback-secret");
    }

    @Test
    void applyWhenOnlyTheIngestChangesLeavesTheEdgeAlone() {
        NodeOptions options = options(node.settings.httpPort(), 8192, null);
        assertThat(plane.effect(Instance.INGEST, options)).isEqualTo(Effect.RESTART);
        assertThat(plane.effect(Instance.EDGE, options)).isEqualTo(Effect.NONE);
        plane.apply(options, false);
        assertThat(plane.loaded(Instance.INGEST).orElseThrow()).contains("chunk_size 8192;");
        assertThat(plane.effect(Instance.INGEST, options)).isEqualTo(Effect.NONE);
    }

    @Test
    void certificateWhenRenewedInItsPlaceIsReadAndOneThatCannotBeUsedIsNot()
            throws IOException, GeneralSecurityException {
        Tls tls = new Tls(
                data.resolve("chain.pem").toString(), data.resolve("key.pem").toString(), Ports.free(), false);
        SelfSigned first = SelfSigned.make(node.programs, data.resolve("first.p12"));
        SelfSigned second = SelfSigned.make(node.programs, data.resolve("second.p12"));
        first.write(Path.of(tls.certificate()), Path.of(tls.key()));
        plane.apply(options(node.settings.httpPort(), 4096, tls), false);
        assertThat(served(tls.port())).isEqualTo(first.certificate());

        second.write(Path.of(tls.certificate()), Path.of(tls.key()));
        await().atMost(Duration.ofSeconds(20)).until(() -> served(tls.port()).equals(second.certificate()));

        Files.writeString(Path.of(tls.certificate()), "not a certificate");
        assertThat(plane.problems(plane.wanted())).singleElement().asString().contains("chain.pem");
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(() -> served(tls.port()).equals(second.certificate()));
    }

    @Test
    void startWhenWhatWasChosenCannotBeHadAnyMoreGoesOnAsTheSettingsSay() {
        plane.stop();
        String gone = data.resolve("gone.pem").toString();
        MediaPlane next = plane(options(node.settings.httpPort(), 8192, new Tls(gone, gone, Ports.free(), true)));
        try {
            next.start();
            assertThat(next.wanted()).isEqualTo(node.settings.options());
            assertThat(next.loaded(Instance.INGEST).orElseThrow()).contains("chunk_size 4096;");
        } finally {
            next.stop();
        }
    }

    private NodeOptions options(int httpPort, int chunkSize, @Nullable Tls tls) {
        NodeOptions usual = node.settings.options();
        return new NodeOptions(
                usual.rtmpPort(),
                httpPort,
                chunkSize,
                usual.publishers(),
                usual.pingSeconds(),
                usual.connections(),
                tls,
                List.of());
    }

    private static Certificate served(int port) throws IOException, GeneralSecurityException {
        SSLContext anybody = SSLContext.getInstance("TLS");
        anybody.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) anybody.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Looks at a certificate without judging it. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
