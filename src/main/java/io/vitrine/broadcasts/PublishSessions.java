package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps publish sessions: which encoder's connection carries which broadcast. Every command may be repeated. */
public interface PublishSessions {

    /**
     * Opens a session, and with it the channel's broadcast (planned or new).
     *
     * @return what was opened, or why not
     */
    Opening open(Connection connection);

    /**
     * Opens the sessions of encoders that came together, in one transaction: all of it happens, or none.
     *
     * @return in their order
     */
    List<Opening> open(List<Arrival> arrivals);

    /** Closes the session of this connection, if it is the one that carries the broadcast. */
    default void close(String boot, long clientId, String reason) {
        close(boot, List.of(clientId), reason);
    }

    /** Closes the sessions of connections that ended together, in one transaction. */
    void close(String boot, List<Long> clientIds, String reason);

    Optional<OpenSession> openOf(ChannelId channel);

    List<OpenSession> open();

    /**
     * One encoder's connection to nginx-rtmp.
     *
     * @param boot the run of nginx that accepted it; client ids start again with each
     * @param clientId nginx's number of the connection
     * @param encoder what the encoder says it is, {@code flashver}: untrusted, at most 31 characters
     */
    record Connection(ChannelId channel, String boot, long clientId, String address, String encoder) {}

    /**
     * An encoder that has just been recognised.
     *
     * @param channel as it was found with the key
     */
    record Arrival(ChannelView channel, Connection connection) {}

    /** A session that is open. */
    record OpenSession(SessionId id, BroadcastView broadcast, Connection connection, Instant openedAt) {

        /** Whether it is of this connection, whatever that tells of itself now. */
        public boolean isOf(Connection other) {
            return connection.boot().equals(other.boot()) && connection.clientId() == other.clientId();
        }
    }

    /** The answer to {@link #open}. */
    sealed interface Opening {

        record Opened(OpenSession session) implements Opening {}

        /** Another connection carries the channel. */
        record Busy(OpenSession holder) implements Opening {}

        /** @param code a key of {@code messages.properties} */
        record Refused(String code) implements Opening {}
    }
}
