package io.vitrine.stage;

import java.util.Locale;

/** Tells how a notice is shown; a show has one of each at most. */
public enum NoticeKind {
    /** A line that stays. */
    FIXED,
    /** An announcement that passes over the picture. */
    RUNNING;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
