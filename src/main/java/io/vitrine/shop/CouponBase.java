package io.vitrine.shop;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.util.Currency;
import java.util.List;

/**
 * What coupons may take something off: the lines of an order, by product.
 *
 * @param currency of all of them
 */
public record CouponBase(List<Part> parts, Currency currency) {

    public CouponBase {
        parts = List.copyOf(parts);
    }

    /** All of one product. */
    static CouponBase of(PublicId product, Money amount) {
        return new CouponBase(List.of(new Part(product, amount)), amount.currency());
    }

    /** What is in the scope of a coupon. */
    Money within(CouponView coupon) {
        long sum = parts.stream()
                .filter(part -> coupon.products().isEmpty() || coupon.products().contains(part.product()))
                .mapToLong(part -> part.amount().minor())
                .sum();
        return new Money(sum, currency);
    }

    /** Some of a product, at its price of now. */
    public record Part(PublicId product, Money amount) {}
}
