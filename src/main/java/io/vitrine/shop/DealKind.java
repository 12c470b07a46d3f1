package io.vitrine.shop;

import java.util.Locale;

/** The kinds of deals; those that come first go before the others, and all of them before the list's price. */
public enum DealKind {
    /** Few units for a few minutes, set aside for it. */
    FLASH,
    /** A price as long as a show is on air. */
    BROADCAST_PRICE;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
