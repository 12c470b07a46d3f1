package io.vitrine.webhooks;

import java.util.Arrays;
import java.util.Optional;

/** Why a receiver did not take a message. */
public enum Problem {
    /** It answered with another status than 2xx. */
    STATUS,
    /** It sent us elsewhere, where we do not go: who registers an address is asked whether it may be used. */
    REDIRECT,
    /** It took longer than the settings allow. */
    TIMEOUT,
    /** It closed the connection before there was an answer. */
    CLOSED,
    /** Nobody listens there, or the way there is closed. */
    UNREACHABLE,
    UNKNOWN_HOST,
    /** Its name leads to an address inside a private network. */
    FORBIDDEN,
    /** Its certificate is not to be trusted, or there is no common version of TLS. */
    TLS,
    /** What it answered is no HTTP. */
    PROTOCOL;

    static Optional<Problem> of(String name) {
        return Arrays.stream(values())
                .filter(problem -> problem.name().equals(name))
                .findFirst();
    }
}
