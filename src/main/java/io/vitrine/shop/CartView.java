package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cart, as it would be bought now.
 *
 * @param shops one for each shop that something in it is of: each makes an order of its own
 */
public record CartView(List<OfShop> shops) {

    public CartView {
        shops = List.copyOf(shops);
    }

    public boolean isEmpty() {
        return shops.isEmpty();
    }

    public Optional<OfShop> of(SellerId seller) {
        return shops.stream().filter(shop -> shop.seller().equals(seller)).findFirst();
    }

    /** What is of one shop, in the order it was put in. */
    public record OfShop(SellerId seller, List<Line> lines) {

        public OfShop {
            lines = List.copyOf(lines);
        }

        public Money total() {
            long sum = lines.stream().mapToLong(line -> line.total().minor()).sum();
            return new Money(sum, lines.get(0).price().currency());
        }

        /** What a coupon may be used for. */
        public CouponBase couponBase() {
            return base(line -> line.deal() == null || line.deal().stackable());
        }

        /** The same if every deal allowed coupons. */
        public CouponBase couponBaseWithDeals() {
            return base(line -> true);
        }

        private CouponBase base(Predicate<Line> counts) {
            return new CouponBase(
                    lines.stream()
                            .filter(counts)
                            .map(line -> new CouponBase.Part(line.product(), line.total()))
                            .toList(),
                    lines.get(0).price().currency());
        }

        /** Whether something of it belongs to whoever pays first. */
        public boolean isFirstPaid() {
            return !lines.stream().allMatch(Line::isHeldAtCheckout);
        }

        /** Whether all of it can be bought as it is. */
        public boolean isAvailable() {
            return lines.stream().allMatch(Line::isAvailable);
        }
    }

    /**
     * Some units of a variant.
     *
     * @param left how many could be bought now; 0 if it is not offered any more
     * @param quote what it costs this buyer, and why
     * @param show the broadcast on which it was found
     */
    public record Line(
            VariantId variant,
            PublicId product,
            String title,
            String variantName,
            Quote quote,
            int quantity,
            int left,
            @Nullable UUID show) {

        /** What one costs. */
        public Money price() {
            return quote.priceFor(quantity);
        }

        /** What makes it cheaper than the list's price; null if nothing does. */
        public @Nullable Deal deal() {
            return quote.dealFor(quantity);
        }

        public Money total() {
            Money price = price();
            return new Money(price.minor() * quantity, price.currency());
        }

        /** Whether it is held once it is ordered; else it belongs to whoever pays first. */
        public boolean isHeldAtCheckout() {
            return quote.isHeldAtCheckout(quantity);
        }

        public boolean isAvailable() {
            return quantity <= left;
        }
    }
}
