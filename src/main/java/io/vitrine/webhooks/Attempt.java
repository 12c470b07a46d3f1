package io.vitrine.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a message was sent.
 *
 * @param millis how long it took
 * @param status of HTTP; null if there was no answer
 * @param problem null if the receiver took it
 * @param answer the beginning of what it answered, at most {@value #MOST_OF_ANSWER} bytes
 */
public record Attempt(
        Instant at,
        int millis,
        @Nullable Integer status,
        @Nullable Problem problem,
        String answer) {

    static final int MOST_OF_ANSWER = 1024;

    public boolean isTaken() {
        return problem == null;
    }
}
