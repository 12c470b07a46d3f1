package io.vitrine.nodes;

import java.time.Instant;

/** Knows what the edge sends of media. */
public interface EdgeTraffic {

    /** On average of the last ten seconds; 0 unless the edge was told to measure, and in the first moments of that. */
    long bitsPerSecond(Instant now);
}
