package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.Ending;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentState;
import io.vitrine.shop.Recipient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its seller sees it: of the buyer, whom to send it to, and nothing else.
 *
 * @param number for people to name it by
 * @param ending why it was given up
 * @param total what is to be paid
 * @param discount what a coupon took off
 * @param coupon what that is called
 * @param recipient left out for programs that may not read orders
 * @param expiresAt when it is given up unless it is paid
 * @param changedAt when it came to where it stands
 * @param steps what may be done with it next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderAnswer(
        String id,
        String number,
        OrderState state,
        @Nullable Ending ending,
        List<OrderLine> lines,
        Amount total,
        Amount discount,
        @Nullable String coupon,
        PaymentKind payment,
        PaymentState paymentState,
        @Nullable OrderRecipient recipient,
        Instant placedAt,
        @Nullable Instant expiresAt,
        Instant changedAt,
        List<OrderStep> steps) {

    static OrderAnswer of(OrderView order) {
        return new OrderAnswer(
                order.publicId().value(),
                order.number(),
                order.state(),
                order.ending(),
                order.lines().stream().map(OrderLine::of).toList(),
                Amount.of(order.total()),
                Amount.of(order.discount()),
                order.coupon(),
                order.payment(),
                order.paymentState(),
                OrderRecipient.of(order.recipient()),
                order.placedAt(),
                order.expiresAt(),
                order.changedAt(),
                order.steps().stream().sorted().toList());
    }

    OrderAnswer withoutRecipient() {
        return new OrderAnswer(
                id,
                number,
                state,
                ending,
                lines,
                total,
                discount,
                coupon,
                payment,
                paymentState,
                null,
                placedAt,
                expiresAt,
                changedAt,
                steps);
    }

    /**
     * What was bought, as it was called and cost then.
     *
     * @param price of one
     * @param deal what made it cheaper
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderLine(
            String product,
            String title,
            String variant,
            String sku,
            Amount price,
            @Nullable DealKind deal,
            int quantity) {

        static OrderLine of(OrderView.Line line) {
            return new OrderLine(
                    line.product().value(),
                    line.title(),
                    line.variantName(),
                    line.sku(),
                    Amount.of(line.price()),
                    line.deal(),
                    line.quantity());
        }
    }

    /** Who gets it, and where; what was not told is empty. */
    record OrderRecipient(String name, String phone, String email, String postcode, String address, String wishes) {

        static OrderRecipient of(Recipient recipient) {
            return new OrderRecipient(
                    recipient.name(),
                    recipient.phone(),
                    recipient.email(),
                    recipient.postcode(),
                    recipient.address(),
                    recipient.wishes());
        }
    }
}
