package io.vitrine.monitoring;

import java.time.Duration;

/** How far back a history goes. */
public enum Span {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Span(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }
}
