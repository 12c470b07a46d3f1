package io.vitrine.catalogue;

import java.util.Locale;

/** What a row may say of a product or of one of its variants. */
public enum Field {
    TITLE,
    DESCRIPTION,
    STATUS,
    SKU,
    VARIANT,
    PRICE,
    STOCK;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
