package io.vitrine.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a channel is banned. */
enum BanLength {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    /** Until a day and time that is chosen. */
    CHOSEN(null),
    OPEN(null);

    private static final BanLength[] FIXED = {HOUR, DAY, WEEK, OPEN};

    private final @Nullable Duration duration;

    BanLength(@Nullable Duration duration) {
        this.duration = duration;
    }

    /** Those that need no day and time to be chosen. */
    static BanLength[] fixed() {
        return FIXED.clone();
    }

    /** When the ban ends by itself; null if it has to be lifted. */
    @Nullable
    Instant until(Instant now) {
        return duration == null ? null : now.plus(duration);
    }

    /**
     * The time that was chosen.
     *
     * @param typed local date and time
     * @param zone of the browser, if it has told it
     * @return empty if it is none, or past
     */
    static Optional<Instant> chosen(String typed, String zone, ZoneId otherwise, Instant now) {
        try {
            Instant until = LocalDateTime.parse(typed.strip())
                    .atZone(zone.isBlank() ? otherwise : ZoneId.of(zone.strip()))
                    .toInstant();
            return Optional.of(until).filter(end -> end.isAfter(now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
