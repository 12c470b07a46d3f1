package io.vitrine.channels;

import java.time.Duration;

/** How far behind the camera viewers watch: what is asked of the packager, and of the player. */
public enum LatencyMode {
    /** The default: good at 120 ms round trip. */
    LOW(Duration.ofMillis(333), Duration.ofMillis(950)),
    /** For viewers near the server; every part costs two round trips. */
    ULTRA(Duration.ofMillis(200), Duration.ofMillis(460)),
    /** For far or crowded networks. */
    RELAXED(Duration.ofMillis(500), Duration.ofMillis(3000));

    private final Duration part;
    private final Duration target;

    LatencyMode(Duration part, Duration target) {
        this.part = part;
        this.target = target;
    }

    /** The duration of a part, {@code EXT-X-PART}. */
    public Duration part() {
        return part;
    }

    /** How far behind the live edge the player aims to be. */
    public Duration target() {
        return target;
    }
}
