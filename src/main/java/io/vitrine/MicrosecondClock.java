package io.vitrine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Tells the time to the microsecond: no finer than the databases keep it, so that what is read back equals what was
 * written.
 *
 * <p>{@code Clock.tick} cannot be that clock: before Java 18 the {@code millis()} of a tick below a millisecond divides by
 * zero.
 */
final class MicrosecondClock extends Clock {

    private final Clock source;

    MicrosecondClock(Clock source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MicrosecondClock(source.withZone(zone));
    }
}
