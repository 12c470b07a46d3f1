package io.vitrine.ingest;

import io.vitrine.broadcasts.PublishSessions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Closes the session of a connection that has ended, whichever of nginx's calls tells it first.
 *
 * <p>The calls name the stream by the key and come for players and refused encoders, too. Only the number of the
 * connection tells whose end it is, so that the end of a second encoder never ends the show of the first.
 */
@Component
class Departures {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    private static final CompletableFuture<Boolean> NOTHING = CompletableFuture.completedFuture(false);

    private final PublishSessions sessions;
    private final Connections connections;
    private final Batches<ConnectionKey, Boolean> endings = new Batches<>("departures", this::close);

    Departures(PublishSessions sessions, Connections connections) {
        this.sessions = sessions;
        this.connections = connections;
    }

    /** @return whether it may have carried something; told when that is over */
    CompletableFuture<Boolean> stopped(ConnectionKey connection) {
        return connections.stop(connection) ? close(connection) : NOTHING;
    }

    /** @return whether it may have carried something; told when that is over */
    CompletableFuture<Boolean> closed(ConnectionKey connection) {
        return connections.close(connection) ? close(connection) : NOTHING;
    }

    /** All connections that end at the same time, as when a network fails, share a transaction. */
    private List<Boolean> close(List<ConnectionKey> ended) {
        ended.stream()
                .collect(Collectors.groupingBy(
                        ConnectionKey::boot, Collectors.mapping(ConnectionKey::clientId, Collectors.toList())))
                .forEach((boot, clientIds) -> sessions.close(boot, clientIds, Reasons.LEFT));
        return Collections.nCopies(ended.size(), true);
    }

    private CompletableFuture<Boolean> close(ConnectionKey connection) {
        log.debug("Connection {} has ended", connection.clientId());
        return endings.ask(connection);
    }
}
