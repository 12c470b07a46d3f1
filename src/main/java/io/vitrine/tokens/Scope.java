package io.vitrine.tokens;

import java.util.Arrays;
import java.util.Optional;

/** Something that a token lets its holder do. */
public enum Scope {
    /** Read what happened in the shop's shows. */
    EVENTS_READ("events:read"),
    /** Send events to the viewers of the shop's shows. */
    EVENTS_WRITE("events:write");

    private final String key;

    Scope(String key) {
        this.key = key;
    }

    /** What programs and documents call it. */
    public String key() {
        return key;
    }

    static Optional<Scope> of(String key) {
        return Arrays.stream(values()).filter(scope -> scope.key.equals(key)).findFirst();
    }
}
