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

    private final Clock clock;

    PictureTimes(Clock clock) {
        this.clock = clock;
    }

    /** @param seen what the control room's picture showed; null, or a time that cannot be right, means now */
    public Instant of(@Nullable Instant seen) {
        Instant now = clock.instant();
        return seen == null || seen.isAfter(now) || seen.isBefore(now.minus(MOST_BEHIND)) ? now : seen;
    }
}
