package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vitrine.nodes.ConfigurationApplier.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applies configurations to real nginx. */
class ConfigurationApplierTests {

    @TempDir
    private Path data;

    private TestNode node;

    @BeforeEach
    void open() {
        node = new TestNode(data);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void applyWhenNothingRunsStartsIt() {
        assertThat(node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE)))
                .isEqualTo(Outcome.APPLIED);
        assertThat(edgeVersion()).isEqualTo(node.rendered(Instance.EDGE).version());
    }

    @Test
    void applyWhenTheBytesAreTheSameDoesNothing() {
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
        Optional<String> boot = node.control(Instance.EDGE).boot();

        assertThat(node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE)))
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(node.control(Instance.EDGE).boot()).isEqualTo(boot).isPresent();
        assertThat(node.store(Instance.EDGE).versions()).hasSize(1);
    }

    @Test
    void applyWhenEdgeRunsReloadsIt() {
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
        Optional<String> boot = node.control(Instance.EDGE).boot();
        RenderedConfiguration changed = node.changed(Instance.EDGE, "keepalive_timeout 65s", "keepalive_timeout 60s");

        assertThat(node.applier(Instance.EDGE).apply(changed)).isEqualTo(Outcome.APPLIED);
        assertThat(edgeVersion()).isEqualTo(changed.version());
        assertThat(node.control(Instance.EDGE).boot()).isEqualTo(boot);
    }

    @Test
    void applyWhenTheCheckFindsAProblemChangesNothing() {
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
        RenderedConfiguration wrong = node.changed(Instance.EDGE, "worker_connections 256", "worker_connections 0");

        assertThatThrownBy(() -> node.applier(Instance.EDGE).apply(wrong)).hasMessageContaining("lets nobody in");
        assertUnchanged();
    }

    @Test
    void applyWhenNginxRejectsTheStagedFileChangesNothing() {
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
        RenderedConfiguration wrong = node.changed(Instance.EDGE, "sendfile on", "sendfile perhaps");

        assertThatThrownBy(() -> node.applier(Instance.EDGE).apply(wrong)).hasMessageContaining("sendfile");
        assertUnchanged();
    }

    @Test
    void applyWhenNginxCannotLoadWhatItTookReturnsToTheOneBefore() throws IOException {
        node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            RenderedConfiguration wrong = node.changed(
                    Instance.EDGE,
                    "listen 127.0.0.1:" + node.settings.httpPort(),
                    "listen 127.0.0.1:" + taken.getLocalPort());

            // nginx -t does not try to listen on what is in use.
            Throwable failure = catchThrowable(() -> node.applier(Instance.EDGE).apply(wrong));

            assertThat(failure).isInstanceOf(NodeException.class).hasMessageContaining("in use");
            assertThat(failure).hasNoSuppressedExceptions();
        }
        assertThat(edgeVersion()).isEqualTo(node.rendered(Instance.EDGE).version());
        assertThat(node.store(Instance.EDGE).current())
                .contains(node.rendered(Instance.EDGE).text());
    }

    @Test
    void applyWhenTheReturnFailsTooTellsBoth() throws IOException {
        node.applier(Instance.INGEST).apply(node.rendered(Instance.INGEST));
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            RenderedConfiguration wrong = node.changed(
                    Instance.INGEST,
                    "listen 127.0.0.1:" + node.settings.rtmpPort(),
                    "listen 127.0.0.1:" + taken.getLocalPort());
            var control = new Unstartable(node.control(Instance.INGEST));
            var applier = new ConfigurationApplier(
                    node.files(Instance.INGEST), node.store(Instance.INGEST), control, node.client, duration -> {});

            Throwable failure = catchThrowable(() -> applier.apply(wrong));

            assertThat(failure).hasMessage("start 1 failed");
            assertThat(failure.getSuppressed())
                    .singleElement()
                    .satisfies(second -> assertThat(second).hasMessage("start 2 failed"));
        }
    }

    @Test
    void applyWhenTheFirstOneFailsLeavesNothingRunning() {
        var control = new Unstartable(node.control(Instance.INGEST));
        var applier = new ConfigurationApplier(
                node.files(Instance.INGEST), node.store(Instance.INGEST), control, node.client, duration -> {});

        assertThatThrownBy(() -> applier.apply(node.rendered(Instance.INGEST))).hasMessage("start 1 failed");
        assertThat(node.control(Instance.INGEST).isRunning()).isFalse();
        assertThat(node.store(Instance.INGEST).current()).isEmpty();
    }

    @Test
    void applyWhenRepeatedKeepsTenVersionsThatOnlyTheirOwnerReads() throws IOException {
        for (int seconds = 10; seconds < 22; seconds++) {
            node.applier(Instance.EDGE)
                    .apply(node.changed(Instance.EDGE, "keepalive_timeout 65s", "keepalive_timeout " + seconds + "s"));
        }
        assertThat(node.store(Instance.EDGE).versions()).hasSize(10);
        for (Path version : node.store(Instance.EDGE).versions()) {
            assertThat(version.getFileName().toString()).matches("[0-9]{8}T[0-9]{6}\\.[0-9]{3}-[0-9a-f]{12}\\.conf");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(version)))
                    .isEqualTo("rw-------");
        }
    }

    private void assertUnchanged() {
        assertThat(edgeVersion()).isEqualTo(node.rendered(Instance.EDGE).version());
        assertThat(node.store(Instance.EDGE).versions()).hasSize(1);
    }

    private String edgeVersion() {
        return node.get(node.settings.publisherPort(), "/version").body();
    }

    /** A real nginx that cannot be started. */
    private static final class Unstartable implements NginxControl {

        private final NginxControl real;
        private int starts;

        Unstartable(NginxControl real) {
            this.real = real;
        }

        @Override
        public boolean isRunning() {
            return real.isRunning();
        }

        @Override
        public Optional<String> boot() {
            return real.boot();
        }

        @Override
        public void test(Path configuration) {
            real.test(configuration);
        }

        @Override
        public void start() {
            throw new IllegalStateException("start " + ++starts + " failed");
        }

        @Override
        public void reload() {
            real.reload();
        }

        @Override
        public void stop() {
            real.stop();
        }
    }
}
