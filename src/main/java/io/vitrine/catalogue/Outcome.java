package io.vitrine.catalogue;

import java.util.Locale;

/** What becomes of a row; in the order in which a seller has to look at them. */
public enum Outcome {
    REFUSED,
    CREATED,
    CHANGED,
    SAME;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
