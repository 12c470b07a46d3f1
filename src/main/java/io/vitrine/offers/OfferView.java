package io.vitrine.offers;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.VariantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of an offer.
 *
 * @param quantity units of its pool; 0 for a price of the show
 * @param held units in orders that wait for money
 * @param sold units that are paid
 * @param returned units that were given back to the shop's stock
 * @param rehearsal whether its show is a rehearsal: it is shown, and neither are units set aside nor sold
 * @param startAt when it opens by itself; null if the seller starts it
 * @param opensAt null before it was started
 * @param closesAt null before it was started, and for a price of the show
 */
public record OfferView(
        OfferId id,
        PublicId publicId,
        SellerId seller,
        BroadcastId show,
        ProductId product,
        VariantId variant,
        DealKind kind,
        Money price,
        int quantity,
        int held,
        int sold,
        int returned,
        int perBuyer,
        Duration countdown,
        Duration length,
        @Nullable Instant startAt,
        boolean stackable,
        boolean rehearsal,
        OfferState state,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt) {

    /** Units that can still be bought of it. */
    public int left() {
        return quantity - held - sold - returned;
    }

    /** Units that buyers have, paid or not. */
    public int taken() {
        return held + sold;
    }

    public boolean isFlash() {
        return kind == DealKind.FLASH;
    }
}
