package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a coupon.
 *
 * @param amount minor units of the currency, or per cent
 * @param broadcast the show it was dropped into; null for a draft
 * @param closesAt when it can no longer be claimed; null for a draft
 * @param products that it is for; none for all
 * @param target what a tap does
 */
public record CouponView(
        CouponId id,
        PublicId publicId,
        SellerId seller,
        String title,
        CouponKind kind,
        long amount,
        Currency currency,
        Money minSpend,
        int total,
        int claimed,
        int validHours,
        CouponStatus status,
        @Nullable UUID broadcast,
        @Nullable Instant closesAt,
        Set<PublicId> products,
        CouponTarget target) {

    public CouponView {
        products = Set.copyOf(products);
    }

    public int left() {
        return total - claimed;
    }

    /** Its amount, of one that takes off an amount. */
    public Money off() {
        return new Money(amount, currency);
    }

    /** What it takes off an order; nothing if what it is for is worth less than its least. */
    public Money discount(CouponBase order) {
        Money subtotal = order.within(this);
        if (!subtotal.currency().equals(currency) || subtotal.minor() < minSpend.minor()) {
            return new Money(0, subtotal.currency());
        }
        long off = kind == CouponKind.FIXED ? amount : Math.multiplyExact(subtotal.minor(), amount) / 100;
        return new Money(Math.min(off, subtotal.minor()), subtotal.currency());
    }
}
