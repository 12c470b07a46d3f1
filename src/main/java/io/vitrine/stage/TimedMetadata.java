package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends what a seller's own program has to say along with the picture: to pages, and to players that are not ours. */
public interface TimedMetadata {

    /** The type of these events in the log. */
    String TYPE = "custom";

    /** The longest name. */
    int MOST_NAME = 64;

    /** How far back in the picture it may be put. */
    Duration MOST_BEHIND = Duration.ofSeconds(60);

    /**
     * Puts an event into the log of a show that is on air.
     *
     * @param name what it is about; of those with the same name only the last one counts
     * @param mediaAt the time of the picture that it belongs to; null for now
     * @param payload at most {@link LiveLog#MOST_PAYLOAD} bytes as JSON
     * @throws StageException if the show is not on air, the name is no name, the time is not within
     *     {@link #MOST_BEHIND}, the payload is too long, or it is one more than {@link LiveLog#MOST_A_SECOND}
     */
    LiveEvent put(BroadcastView show, String name, Sync sync, @Nullable Instant mediaAt, Map<String, Object> payload);
}
