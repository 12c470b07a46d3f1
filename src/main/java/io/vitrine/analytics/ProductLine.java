package io.vitrine.analytics;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one product of a show.
 *
 * @param pinned how long it hung over the picture
 * @param clicks browsers that opened it
 * @param carts browsers that put it into a cart
 * @param during units ordered while the show was on air, and their amount before discounts
 * @param later the same, afterwards
 * @param clicksPinned of the clicks, those while it was pinned
 * @param ordersPinned orders with it that were placed while it was pinned
 */
public record ProductLine(
        PublicId product,
        String title,
        Duration pinned,
        long clicks,
        long carts,
        Units during,
        Units later,
        long clicksPinned,
        long ordersPinned) {

    /** Orders for a hundred clicks while it was pinned; null if nobody opened it then. */
    public @Nullable Integer conversion() {
        return clicksPinned == 0 ? null : Math.toIntExact(Math.round(100.0 * ordersPinned / clicksPinned));
    }

    /** Orders, the units in them, and what they cost before discounts. */
    public record Units(long orders, long units, Money amount) {}
}
