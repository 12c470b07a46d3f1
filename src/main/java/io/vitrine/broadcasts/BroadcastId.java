package io.vitrine.broadcasts;

import java.util.UUID;

/** Identifies a broadcast. */
public record BroadcastId(UUID value) {

    public static BroadcastId of(String value) {
        return new BroadcastId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
