package io.vitrine.shop;

import java.util.Locale;

/** What became of a tap on a coupon. */
public enum ClaimOutcome {
    CLAIMED,
    /** This buyer has it already. */
    ALREADY_YOURS,
    /** Others were faster. */
    GONE,
    /** Its time is over, or its seller took it back. */
    OVER;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
