package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens in a show, in one order for everybody. What is worth no place in it, such as chat and hearts,
 * goes through {@link io.vitrine.playback.ShowFeed} alone.
 */
public interface LiveLog {

    /** Bytes of an event's payload, as JSON. */
    int MOST_PAYLOAD = 1024;

    /** Events of one broadcast in a second; as many again of {@link TimedMetadata#TYPE}. */
    int MOST_A_SECOND = 5;

    /** The most events that {@link #after} gives. */
    int MOST_GIVEN = 500;

    /**
     * Appends an event in the transaction at hand, or in one of its own, and tells the viewers' pages after the commit.
     * Until then nobody else appends to this broadcast: do it last.
     *
     * @param mediaAt null for now
     * @param payload simple values, lists and maps of them
     * @throws StageException if the payload is longer than {@link #MOST_PAYLOAD}, or this is one more than
     *     {@link #MOST_A_SECOND}; the transaction is rolled back
     */
    LiveEvent append(
            BroadcastId broadcast,
            String type,
            Sync sync,
            @Nullable Instant mediaAt,
            String subject,
            Map<String, Object> payload);

    /** The number of the last event; 0 if there is none. */
    long last(BroadcastId broadcast);

    /**
     * The events after that number, the first of them first.
     *
     * @param most how many; at most {@link #MOST_GIVEN}
     */
    List<LiveEvent> after(BroadcastId broadcast, long seq, int most);

    default List<LiveEvent> after(BroadcastId broadcast, long seq) {
        return after(broadcast, seq, MOST_GIVEN);
    }
}
