package io.vitrine.shop;

import java.util.Locale;

/** Tells why an order was given up. */
public enum Ending {
    /** The money did not come in time. */
    EXPIRED,
    BY_BUYER,
    BY_SELLER,
    /** The money came late, when the units were gone. */
    TOO_LATE,
    /** The money came in time, but somebody else had paid first. */
    SOLD_OUT;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
