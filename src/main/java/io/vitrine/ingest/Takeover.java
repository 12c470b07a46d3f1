package io.vitrine.ingest;

import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.broadcasts.PublishSessions.OpenSession;
import io.vitrine.ingest.Readings.Carried;
import io.vitrine.ingest.Readings.Reading;
import io.vitrine.nodes.IngestUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives a channel to another encoder when the one that holds it is only a ghost.
 *
 * <p>An encoder that sends keeps its channel: letting the newest win would make two encoders that reconnect by
 * themselves throw each other out for ever.
 */
@Component
class Takeover {

    private static final Logger log = LoggerFactory.getLogger(Takeover.class);

    /** Encoders of one channel that all try at once are answered from one reading. */
    private static final Duration FRESH = Duration.ofMillis(300);

    private final PublishSessions sessions;
    private final Connections connections;
    private final Readings readings;
    private final RtmpControl control;
    private final IngestSettings settings;
    private final Clock clock;

    Takeover(
            PublishSessions sessions,
            Connections connections,
            Readings readings,
            RtmpControl control,
            IngestSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.connections = connections;
        this.readings = readings;
        this.control = control;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Ends the session of the holder if it is stale.
     *
     * @param boot the run of nginx that asks
     * @return whether the channel is free now
     */
    boolean from(OpenSession holder, String boot) {
        Connection connection = holder.connection();
        if (!connection.boot().equals(boot)) {
            log.info("Session {} is of a run of nginx that is over", holder.id());
            sessions.close(connection.boot(), connection.clientId(), Reasons.RESTARTED);
            return true;
        }
        // Encoders come back sooner than their departures are written, when a network has thrown them all out.
        if (connections.isOver(new ConnectionKey(boot, connection.clientId()))) {
            sessions.close(boot, connection.clientId(), Reasons.LEFT);
            return true;
        }
        // What was accepted a moment ago is not in rtmp_stat yet.
        if (holder.openedAt().plus(settings.grace()).isAfter(clock.instant())) {
            return false;
        }
        try {
            Reading reading = readings.within(FRESH);
            Optional<Carried> carried =
                    reading.of(holder.broadcast().channelPublicId().value(), connection.clientId());
            if (carried.isEmpty()) {
                log.info("Session {} has left without a word", holder.id());
                sessions.close(connection.boot(), connection.clientId(), Reasons.GONE);
                return true;
            }
            Duration silent = carried.get().silentFor(reading.at());
            if (silent.compareTo(settings.takeover()) < 0
                    || !control.drop(holder.broadcast().channelPublicId(), connection.clientId())) {
                return false;
            }
            log.info("Session {} has sent nothing for {} ms and is replaced", holder.id(), silent.toMillis());
            sessions.close(connection.boot(), connection.clientId(), Reasons.REPLACED);
            return true;
        } catch (IngestUnreachableException e) {
            log.warn("Whether session {} is alive cannot be told, so it keeps its channel", holder.id(), e);
            return false;
        }
    }
}
