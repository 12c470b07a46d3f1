package io.vitrine.broadcasts;

import java.util.UUID;

/** Identifies a publish session: one encoder's one connection. */
public record SessionId(UUID value) {

    public static SessionId of(String value) {
        return new SessionId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
