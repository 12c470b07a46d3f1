package io.vitrine.studio;

import java.time.Duration;
import java.util.Locale;

/** How long a replaced key is still accepted. */
enum Grace {
    NOW(Duration.ZERO),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofHours(24));

    private final Duration duration;

    Grace(Duration duration) {
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
