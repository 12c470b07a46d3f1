package io.vitrine.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a channel is banned. */
enum BanLength {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    OPEN(null);

    private final @Nullable Duration duration;

    BanLength(@Nullable Duration duration) {
        this.duration = duration;
    }

    /** When the ban ends by itself; null if it has to be lifted. */
    @Nullable
    Instant until(Instant now) {
        return duration == null ? null : now.plus(duration);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
