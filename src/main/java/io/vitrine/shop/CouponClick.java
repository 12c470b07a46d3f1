package io.vitrine.shop;

import java.util.Locale;

/** What happens when a viewer taps a coupon. */
public enum CouponClick {
    /** It is the viewer's, and is used in this shop. */
    CLAIM,
    /** A page of the seller's elsewhere takes the place of the show. */
    LINK,
    /** The same in a window of its own: the show goes on. */
    NEW_WINDOW;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
