package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vitrine.nodes.NodesSettings.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class PreflightTests {

    @TempDir
    private Path data;

    @Test
    void checkWhenNothingIsInTheWayPasses() {
        assertThatCode(() -> new Preflight().check(new TestNode(data).settings)).doesNotThrowAnyException();
    }

    @Test
    void checkWhenOurOwnNginxHasThePortsPasses() {
        try (var node = new TestNode(data)) {
            node.applier(Instance.EDGE).apply(node.rendered(Instance.EDGE));
            assertThatCode(() -> new Preflight().check(node.settings)).doesNotThrowAnyException();
        }
    }

    @Test
    void checkWhenAPortIsTakenNamesItAndItsSetting() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodesSettings settings = TestNode.settings(data, Mode.MANAGED, taken.getLocalPort());
            NodeException failure = catchThrowableOfType(NodeException.class, () -> new Preflight().check(settings));

            FailureAnalysis analysis = Objects.requireNonNull(new NodeFailureAnalyzer().analyze(failure));

            assertThat(analysis.getDescription())
                    .isEqualTo("Port " + taken.getLocalPort() + " is taken by another program.");
            assertThat(analysis.getAction())
                    .isEqualTo("Stop that program, or set VITRINE_APP_PORT to a port that is free.");
        }
    }

    @Test
    void checkWhenTheFolderCannotBeWrittenSaysSo() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        NodesSettings settings = TestNode.settings(file.resolve("data"), Mode.MANAGED, 1);
        assertThatThrownBy(() -> new Preflight().check(settings))
                .hasMessage("The folder " + file.resolve("data") + " cannot be written");
    }

    @Test
    void checkWhenTheFoldersPathIsTooLongForASocketSaysSo() {
        NodesSettings settings = TestNode.settings(data.resolve("x".repeat(100)), Mode.MANAGED, 1);
        NodeException failure = catchThrowableOfType(NodeException.class, () -> new Preflight().check(settings));
        assertThat(failure).hasMessageContaining("longer than the 106 bytes");
        assertThat(failure.action()).contains("VITRINE_DATA");
    }

    @Test
    void checkWhenThereIsNoMediaPlaneLooksAtNothing() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        NodesSettings settings = TestNode.settings(file.resolve("data"), Mode.NONE, 1);
        assertThatCode(() -> new Preflight().check(settings)).doesNotThrowAnyException();
    }

    @Test
    void programWhenMissingTellsWhatToInstall() {
        NodeException failure = catchThrowableOfType(NodeException.class, () -> Host.program("no-such-nginx"));
        assertThat(failure).hasMessage("no-such-nginx is not installed");
        assertThat(failure.action()).contains("apt-get install nginx");
    }
}
