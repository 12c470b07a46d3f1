package io.vitrine.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Remembers how far each connection is, since nginx's calls may come in any order and more than once.
 *
 * <pre>
 * (unknown) --publish--> DECIDING --accepted--> CARRYING --done--> STOPPED: it may publish again
 *     |                      |--refused--> REFUSED
 *     +------- done ---------+--> GONE: what is decided about it afterwards counts for nothing
 * </pre>
 */
@Component
class Connections {

    private enum State {
        DECIDING,
        CARRYING,
        REFUSED,
        /** It carried something and stopped: the same connection may publish again. */
        STOPPED,
        GONE
    }

    // Long enough for the latest of nginx's calls: it gives up after 10 s.
    private final Cache<ConnectionKey, State> states = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(2))
            .maximumSize(100_000)
            .build();

    /** A decision about it begins; false if it is gone already. */
    boolean beginDecision(ConnectionKey connection) {
        return states.asMap().compute(connection, (key, state) -> state == State.GONE ? State.GONE : State.DECIDING)
                != State.GONE;
    }

    /** It was accepted; false if it went while that was decided. */
    boolean accept(ConnectionKey connection) {
        return states.asMap().compute(connection, (key, state) -> state == State.GONE ? State.GONE : State.CARRYING)
                != State.GONE;
    }

    void refuse(ConnectionKey connection) {
        states.asMap().compute(connection, (key, state) -> state == State.GONE ? State.GONE : State.REFUSED);
    }

    /** Whether its end was told, even if its session is not closed yet. */
    boolean isOver(ConnectionKey connection) {
        State state = states.getIfPresent(connection);
        return state == State.STOPPED || state == State.GONE;
    }

    /** It stopped publishing; true if it may have carried something. */
    boolean stop(ConnectionKey connection) {
        return end(connection, State.STOPPED);
    }

    /** It is closed; true if it may have carried something. */
    boolean close(ConnectionKey connection) {
        return end(connection, State.GONE);
    }

    private boolean end(ConnectionKey connection, State afterCarrying) {
        boolean[] mayHaveCarried = {true};
        states.asMap().compute(connection, (key, state) -> {
            if (state == null || state == State.DECIDING) {
                return State.GONE;
            }
            mayHaveCarried[0] = state == State.CARRYING;
            return state == State.GONE ? State.GONE : afterCarrying;
        });
        return mayHaveCarried[0];
    }
}
