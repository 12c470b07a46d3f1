package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its buyer and its seller see it.
 *
 * @param number for people to name it by
 * @param ending why it was given up; null if it was not
 * @param total what is to be paid
 * @param discount what a coupon took off
 * @param coupon what it is called; null if none was used
 * @param show the broadcast on which it was placed
 * @param expiresAt when it is given up unless it is paid; null if that does not happen by itself
 * @param steps what its seller may do next
 * @param reserved whether all of it is set aside for the buyer, or was; false for what is not before it is paid
 */
public record OrderView(
        OrderId id,
        PublicId publicId,
        String number,
        SellerId seller,
        VisitorId buyer,
        OrderState state,
        @Nullable Ending ending,
        List<Line> lines,
        Money total,
        Money discount,
        @Nullable String coupon,
        PaymentKind payment,
        PaymentState paymentState,
        Recipient recipient,
        @Nullable UUID show,
        Instant placedAt,
        @Nullable Instant expiresAt,
        Instant changedAt,
        Set<OrderStep> steps,
        boolean reserved) {

    public OrderView {
        lines = List.copyOf(lines);
    }

    /** All units of all lines. */
    public int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /**
     * What was bought, as it was called and cost then.
     *
     * @param list what it would have cost without the deal
     * @param deal what made it cheaper; null if nothing did
     * @param seen the higher price that the buyer had been shown, or the same
     * @param reserved whether it is set aside for the buyer, or was
     */
    public record Line(
            VariantId variant,
            PublicId product,
            String title,
            String variantName,
            String sku,
            Money price,
            Money list,
            @Nullable DealKind deal,
            Money seen,
            int quantity,
            @Nullable UUID show,
            boolean reserved) {

        public Money total() {
            return new Money(price.minor() * quantity, price.currency());
        }

        /** Whether it cost less than the buyer had been shown. */
        public boolean isCheaper() {
            return price.minor() < seen.minor();
        }
    }
}
