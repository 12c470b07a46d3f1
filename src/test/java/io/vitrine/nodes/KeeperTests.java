package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.nodes.ConfigurationApplier.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps real nginx running. */
class KeeperTests {

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
    void watchWhenNothingHappensTellsNothing() {
        Keeper keeper = node.keeper(Instance.INGEST);
        keeper.want(node.rendered(Instance.INGEST));
        keeper.watch();
        assertThat(node.changes).hasValue(0);
    }

    @Test
    void watchWhenMasterIsKilledStartsAnotherAndTells() {
        Keeper keeper = node.keeper(Instance.INGEST);
        keeper.want(node.rendered(Instance.INGEST));
        Optional<String> before = keeper.boot();
        kill();

        keeper.watch();

        assertThat(keeper.boot()).isPresent().isNotEqualTo(before);
        assertThat(node.changes).hasValue(2);
        assertThat(node.get(node.settings.controlPort(), "/stat").statusCode()).isEqualTo(200);
        // The killed master's worker is gone too: it would keep the port and its publishers.
        assertThat(new NginxProcesses(node.files(Instance.INGEST)).all()).hasSize(2);
    }

    @Test
    void wantWhenARunBeforeLeftItRunningAdoptsIt() {
        node.keeper(Instance.INGEST).want(node.rendered(Instance.INGEST));
        Optional<String> before = node.control(Instance.INGEST).boot();

        // As after a crash of the application: a new one knows only the files.
        Keeper next = node.keeper(Instance.INGEST);

        assertThat(next.want(node.rendered(Instance.INGEST))).isEqualTo(Outcome.UNCHANGED);
        assertThat(next.boot()).isEqualTo(before).isPresent();
        next.watch();
        assertThat(node.changes).hasValue(0);
    }

    @Test
    void wantWhenIngestCarriesAPublisherWaitsUntilItIsGone() throws Exception {
        Keeper keeper = node.keeper(Instance.INGEST);
        keeper.want(node.rendered(Instance.INGEST));
        Optional<String> before = keeper.boot();
        RenderedConfiguration changed =
                node.changed(Instance.INGEST, "drop_idle_publisher 15s", "drop_idle_publisher 14s");
        try (Encoder encoder = Encoder.publish(node.files(Instance.INGEST).callbacks(), node.settings.rtmpPort())) {
            await().atMost(TestNode.LIMIT).until(this::carriesPublisher);

            assertThat(keeper.want(changed)).isEqualTo(Outcome.DEFERRED);
            keeper.watch();
            assertThat(keeper.boot()).isEqualTo(before);
            assertThat(encoder.isConnected()).isTrue();

            encoder.leave();
            await().atMost(TestNode.LIMIT).until(() -> {
                keeper.watch();
                return !keeper.boot().equals(before);
            });
        }
        assertThat(node.get(node.settings.controlPort(), "/version").body()).isEqualTo(changed.version());
    }

    @Test
    void stopWhenMasterWasKilledEndsItsWorkersToo() {
        Keeper keeper = node.keeper(Instance.EDGE);
        keeper.want(node.rendered(Instance.EDGE));
        new NginxProcesses(node.files(Instance.EDGE)).master().orElseThrow().destroyForcibly();

        keeper.stop();

        assertThat(new NginxProcesses(node.files(Instance.EDGE)).all()).isEmpty();
    }

    private boolean carriesPublisher() {
        return node.get(node.settings.controlPort(), "/stat").body().contains("<publishing/>");
    }

    private void kill() {
        ProcessHandle master =
                new NginxProcesses(node.files(Instance.INGEST)).master().orElseThrow();
        master.destroyForcibly();
        await().atMost(TestNode.LIMIT).until(() -> !master.isAlive());
    }
}
