package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a broadcast's log.
 *
 * @param seq 1 for the first of the broadcast, and one more for each that follows
 * @param type such as {@code pin} or {@code chat.hide}
 * @param mediaAt the time of the picture it belongs to; null for that of {@code at}
 * @param subject what it is about: of two events with the same type and subject only the later one counts
 */
public record LiveEvent(
        BroadcastId broadcast,
        long seq,
        String type,
        Sync sync,
        Instant at,
        @Nullable Instant mediaAt,
        String subject,
        Map<String, Object> payload) {

    public LiveEvent {
        // Not a copy that knows no nulls: what a program sends may hold some.
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }
}
