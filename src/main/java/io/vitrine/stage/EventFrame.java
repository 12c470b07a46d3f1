package io.vitrine.stage;

import java.time.Instant;
import java.util.Map;

/**
 * An event as viewers' pages hear of it.
 *
 * @param type tells it from the feed's other frames
 * @param id of the broadcast
 */
record EventFrame(
        String type,
        String id,
        long seq,
        String event,
        Sync sync,
        Instant at,
        Instant mediaAt,
        String subject,
        Map<String, Object> payload) {

    static EventFrame of(String broadcast, LiveEvent event) {
        Instant mediaAt = event.mediaAt() == null ? event.at() : event.mediaAt();
        return new EventFrame(
                "event",
                broadcast,
                event.seq(),
                event.type(),
                event.sync(),
                event.at(),
                mediaAt,
                event.subject(),
                event.payload());
    }
}
