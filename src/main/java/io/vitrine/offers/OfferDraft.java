package io.vitrine.offers;

import io.vitrine.shared.Money;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.VariantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a seller writes about an offer.
 *
 * @param price below what a unit costs now
 * @param quantity how many units are sold at this price, 1 to 100,000; 0 for a price of the show
 * @param perBuyer how many of them each buyer can have, 1 to 99
 * @param countdown how long viewers see it coming, 10 to 300 seconds
 * @param length how long it is open, 1 to 20 minutes
 * @param startAt when it opens by itself, up to a day ahead; null if the seller starts it
 * @param stackable whether a coupon may be used on top
 */
public record OfferDraft(
        DealKind kind,
        ProductView product,
        VariantId variant,
        Money price,
        int quantity,
        int perBuyer,
        Duration countdown,
        Duration length,
        @Nullable Instant startAt,
        boolean stackable) {

    /** A price as long as the show is on air. */
    public static OfferDraft ofShow(ProductView product, VariantId variant, Money price, boolean stackable) {
        return new OfferDraft(
                DealKind.BROADCAST_PRICE, product, variant, price, 0, 0, Duration.ZERO, Duration.ZERO, null, stackable);
    }
}
