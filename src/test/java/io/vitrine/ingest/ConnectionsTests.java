package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionsTests {

    private static final ConnectionKey CONNECTION = new ConnectionKey("boot", 1);

    private final Connections connections = new Connections();

    @Test
    void acceptWhenConnectionLeftBeforeTheCallIsFalse() {
        assertThat(connections.stop(CONNECTION)).isTrue();
        assertThat(connections.beginDecision(CONNECTION)).isFalse();
        assertThat(connections.accept(CONNECTION)).isFalse();
    }

    @Test
    void acceptWhenConnectionLeftDuringTheDecisionIsFalse() {
        assertThat(connections.beginDecision(CONNECTION)).isTrue();
        assertThat(connections.stop(CONNECTION)).isTrue();
        assertThat(connections.accept(CONNECTION)).isFalse();
    }

    @Test
    void stopWhenRepeatedHasNothingLeftToClose() {
        carry();
        assertThat(connections.stop(CONNECTION)).isTrue();
        assertThat(connections.stop(CONNECTION)).isFalse();
        assertThat(connections.close(CONNECTION)).isFalse();
    }

    @Test
    void stopWhenRefusedHasNothingToClose() {
        connections.beginDecision(CONNECTION);
        connections.refuse(CONNECTION);
        assertThat(connections.close(CONNECTION)).isFalse();
    }

    @Test
    void beginWhenConnectionStoppedPublishingMayPublishAgain() {
        carry();
        connections.stop(CONNECTION);
        connections.stop(CONNECTION);
        assertThat(connections.beginDecision(CONNECTION)).isTrue();
        assertThat(connections.accept(CONNECTION)).isTrue();
        connections.close(CONNECTION);
        assertThat(connections.beginDecision(CONNECTION)).isFalse();
    }

    @Test
    void closeWhenAnotherRunHasTheSameNumberLeavesItAlone() {
        carry();
        connections.close(new ConnectionKey("earlier", 1));
        assertThat(connections.stop(CONNECTION)).isTrue();
    }

    private void carry() {
        connections.beginDecision(CONNECTION);
        connections.accept(CONNECTION);
    }
}
