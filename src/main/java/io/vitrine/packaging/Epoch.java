package io.vitrine.packaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Tells which wall clock time an input's own time is. All renditions of a stream share it.
 *
 * <p>A part can only come late, never early, so the earliest that any part of the first seconds came is nearest the
 * truth.
 */
final class Epoch {

    private static final long SETTLES_AFTER = 3_000_000;

    private long zero = Long.MAX_VALUE;
    private long first = Long.MAX_VALUE;

    void reset() {
        zero = Long.MAX_VALUE;
        first = Long.MAX_VALUE;
    }

    void partCame(long end, Instant now) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        if (first == Long.MAX_VALUE) {
            first = micros;
        }
        if (micros - first <= SETTLES_AFTER) {
            zero = Math.min(zero, micros - end);
        }
    }

    Instant at(long time) {
        return Instant.EPOCH.plus(zero + time, ChronoUnit.MICROS);
    }
}
