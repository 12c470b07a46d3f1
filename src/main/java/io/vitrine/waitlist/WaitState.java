package io.vitrine.waitlist;

import java.util.Locale;

/** Where somebody in the line stands: {@code WAITING → OFFERED → TAKEN | LAPSED}; the last two are for ever. */
public enum WaitState {
    WAITING,
    /** A unit is set aside for them, for a while. */
    OFFERED,
    /** They have ordered it. */
    TAKEN,
    /** Their time was over, or they have left the line. */
    LAPSED;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
