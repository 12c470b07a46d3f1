package io.vitrine.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells to which time of the picture belongs what somebody does who directs a show. */
@Component
public class PictureTimes {

    /** How far behind the camera a control room's picture may be. */
    private static final Duration MOST_BEHIND = Duration.ofSeconds(60);

    /**
     * So much later than the frame that was seen is the frame that is meant: until a page has heard of it, the picture of
     * a viewer who is no further behind than the control room has gone on. It covers what the bench {@code sync} found to be on the
     * way (375 ms at most), so that all viewers see it at the same frame.
     */
    public static final Duration LEAD = Duration.ofMillis(400);

    private final Clock clock;

    PictureTimes(Clock clock) {
        this.clock = clock;
    }

    /**
     * The time of the frame at which viewers shall see it, never later than now.
     *
     * @param seen what the control room's picture showed; null, or a time that cannot be right, means now
     */
    public Instant of(@Nullable Instant seen) {
        Instant now = clock.instant();
        if (seen == null || seen.isAfter(now) || seen.isBefore(now.minus(MOST_BEHIND))) {
            return now;
        }
        Instant meant = seen.plus(LEAD);
        return meant.isAfter(now) ? now : meant;
    }
}
