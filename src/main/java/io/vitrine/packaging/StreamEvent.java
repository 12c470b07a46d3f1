package io.vitrine.packaging;

import java.time.Instant;
import java.util.Map;

/**
 * Something that belongs to a place in a stream's picture, for the players that read it ({@code EXT-X-DATERANGE}).
 *
 * @param id once in the stream
 * @param kind what it is, such as {@code lc.pin}
 * @param attributes what else is told, by names in capitals
 */
public record StreamEvent(String id, String kind, Instant at, Map<String, String> attributes) {

    public StreamEvent {
        attributes = Map.copyOf(attributes);
    }
}
