package io.vitrine.instances;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of an application that is one of two.
 *
 * @param peerPort the application port of the other instance on this machine; 0 if there is no other
 * @param ownPort the application port of this one
 * @param database where the application keeps its data, as a JDBC URL
 * @param patience for how long a leader may give no sign of life before the other one takes its place; one whose process is
 *     gone is replaced at once
 * @param hold for how long a request waits, at most, until this instance leads
 */
@ConfigurationProperties("vitrine.instances")
record InstancesSettings(
        @DefaultValue("0") int peerPort,
        @DefaultValue("0") int ownPort,
        @DefaultValue("") String database,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("25s") Duration hold) {

    InstancesSettings {
        require(
                peerPort >= 0 && peerPort < 65_536,
                "VITRINE_PEER_PORT is a port from 1 to 65535, or 0, not " + peerPort);
        require(
                peerPort == 0 || peerPort != ownPort,
                "VITRINE_PEER_PORT is the port of the other instance, not " + ownPort + ", which is this one's");
        require(
                peerPort == 0 || database.startsWith("jdbc:postgresql:"),
                "Two instances share a PostgreSQL: set VITRINE_DATABASE_URL, or start without VITRINE_PEER_PORT");
        require(patience.toMillis() >= 3000, "vitrine.instances.patience is three seconds or more");
        require(!hold.isNegative(), "vitrine.instances.hold is not negative");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
