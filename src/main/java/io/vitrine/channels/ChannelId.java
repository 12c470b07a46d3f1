package io.vitrine.channels;

import java.util.UUID;

/** Identifies a channel. */
public record ChannelId(UUID value) {

    public static ChannelId of(String value) {
        return new ChannelId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
