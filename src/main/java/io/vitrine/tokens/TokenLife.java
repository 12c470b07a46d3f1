package io.vitrine.tokens;

import java.time.Duration;

/** How long a token may be used. None lasts for ever: one that leaked ends by itself. */
public enum TokenLife {
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    YEAR(365);

    private final int days;

    TokenLife(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    Duration length() {
        return Duration.ofDays(days);
    }
}
