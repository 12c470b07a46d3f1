package io.vitrine.catalogue;

import java.util.Locale;

/** What becomes of a row. */
public enum Outcome {
    CREATED,
    CHANGED,
    SAME,
    REFUSED;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
