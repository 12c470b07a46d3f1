package io.vitrine.monitoring;

import java.util.Locale;

/** How something is doing, best first. */
public enum Condition {
    UP,
    /** It works, and somebody should see to it before it does not. */
    DEGRADED,
    /** It does not work. */
    DOWN;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Condition worse(Condition other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
