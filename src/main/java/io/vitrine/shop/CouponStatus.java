package io.vitrine.shop;

import java.util.Locale;

/** Where a coupon stands: {@code DRAFT → OPEN → EXHAUSTED | EXPIRED | REVOKED}; the last three are for ever. */
public enum CouponStatus {
    /** Ready to be dropped into a show. */
    DRAFT,
    /** Viewers may claim it. */
    OPEN,
    /** All were claimed. */
    EXHAUSTED,
    /** Its time was over. */
    EXPIRED,
    /** Its seller took it back; what was claimed stays claimed. */
    REVOKED;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
