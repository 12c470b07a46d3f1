package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tells a real nginx what to do, which the test starts as systemd would. */
class SupervisedNginxTests {

    @TempDir
    private Path data;

    private TestNode node;
    private Thread supervisor;

    @BeforeEach
    void open() {
        node = new TestNode(data);
        supervisor = new Thread(this::keepRunning);
    }

    @AfterEach
    void close() throws InterruptedException {
        supervisor.interrupt();
        supervisor.join();
        node.close();
    }

    @Test
    void applyWhenThereWasNoConfigurationWaitsUntilItIsStarted() {
        supervisor.start();
        assertThat(nginx().boot()).isEqualTo(Optional.empty());
        assertThat(apply(node.rendered(Instance.INGEST))).isEqualTo(ConfigurationApplier.Outcome.APPLIED);
        assertThat(nginx().boot()).isPresent();
    }

    @Test
    void applyWhenTheIngestHasAnotherConfigurationHasItStartedAnew() {
        supervisor.start();
        apply(node.rendered(Instance.INGEST));
        Optional<String> first = nginx().boot();
        RenderedConfiguration other = node.changed(Instance.INGEST, "chunk_size 4096", "chunk_size 8192");
        assertThat(apply(other)).isEqualTo(ConfigurationApplier.Outcome.APPLIED);
        assertThat(nginx().boot()).isPresent().isNotEqualTo(first);
        assertThat(node.get(node.settings.controlPort(), "/version").body()).isEqualTo(other.version());
    }

    @Test
    void reloadWhenItRunsKeepsItsProcess() {
        supervisor.start();
        apply(node.rendered(Instance.INGEST));
        Optional<String> first = nginx().boot();
        nginx().reload();
        assertThat(nginx().boot()).isEqualTo(first);
    }

    @Test
    void reloadWhenItDoesNotRunTellsWhatNginxSaid() {
        node.store(Instance.INGEST).activate(node.rendered(Instance.INGEST).text());
        assertThatThrownBy(() -> nginx().reload())
                .hasMessageContaining("could not be reloaded:")
                .hasMessageContaining("nginx.pid");
    }

    @Test
    void testWhenNginxDoesNotTakeItTellsWhatItSaid() {
        RenderedConfiguration wrong = node.changed(Instance.INGEST, "chunk_size 4096", "chunk_size many");
        Path staged = node.store(Instance.INGEST).stage(wrong);
        assertThatThrownBy(() -> nginx().test(staged)).hasMessageContaining("\"chunk_size\" directive invalid");
    }

    @Test
    void startWhenNobodyStartsItTellsWhereToLook() {
        var nginx = new SupervisedNginx("nginx", node.files(Instance.EDGE), node.programs, duration -> {});
        NodeException failure = catchThrowableOfType(NodeException.class, nginx::start);
        assertThat(failure).hasMessageContaining("has not started it");
        assertThat(failure.action()).contains("systemctl status vitrine-edge");
    }

    private SupervisedNginx nginx() {
        return new SupervisedNginx("nginx", node.files(Instance.INGEST), node.programs, Pause.real());
    }

    private ConfigurationApplier.Outcome apply(RenderedConfiguration configuration) {
        NodeFiles files = node.files(Instance.INGEST);
        return new ConfigurationApplier(
                        files, new VersionStore(files, Clock.systemUTC()), nginx(), node.client, Pause.real())
                .apply(configuration);
    }

    private void keepRunning() {
        ManagedNginx nginx = node.control(Instance.INGEST);
        while (!Thread.currentThread().isInterrupted()) {
            if (!nginx.isRunning() && node.store(Instance.INGEST).current().isPresent()) {
                nginx.start();
            }
            Pause.real().pause(Duration.ofMillis(20));
        }
    }
}
