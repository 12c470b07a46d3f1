package io.vitrine.shop;

import java.util.Locale;

/** Where a product stands: {@code DRAFT → ACTIVE ⇄ ARCHIVED}, and back to a draft from either. */
public enum ProductStatus {
    /** Being written: only its seller sees it. */
    DRAFT,
    /** May be shown and sold. */
    ACTIVE,
    /** No longer offered; what was sold of it stays on record. */
    ARCHIVED;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
