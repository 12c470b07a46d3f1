package io.vitrine.stripe;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay an order with Stripe.
 *
 * @param order by the id that pages know it by
 * @param attempt 1 for the first of an order
 * @param session null until Stripe has made one
 * @param address the page to pay on
 * @param back where the buyer comes back to
 * @param state what Stripe says
 * @param reported the state that the order was told; null if it was told none
 * @param paid what Stripe says was paid; null before that
 * @param intent Stripe's PaymentIntent
 * @param closesAt when nobody shall be able to pay any more: before the units are on sale again
 * @param expiresAt when Stripe ends it by itself
 * @param refund null if nothing is to be given back
 * @param refundId Stripe's
 * @param refundTries how often Stripe said no
 * @param surplus whether the order was paid by another one
 */
record StripePayment(
        UUID id,
        OrderId orderId,
        PublicId order,
        SellerId seller,
        int attempt,
        @Nullable String session,
        @Nullable String address,
        String back,
        Money amount,
        SessionState state,
        @Nullable SessionState reported,
        @Nullable StripeAmount paid,
        @Nullable String intent,
        Instant createdAt,
        Instant closesAt,
        Instant expiresAt,
        @Nullable RefundState refund,
        @Nullable String refundId,
        int refundTries,
        boolean surplus) {

    /** What both Stripe and the order's history call it. */
    String reference() {
        return session == null ? id.toString() : session;
    }

    /** Makes asking for the session twice the same as asking once. */
    String once() {
        return "vitrine-" + orderId + "-" + attempt;
    }

    /** The same for giving it back; Stripe repeats a no, so each no makes it another. */
    String refundOnce() {
        return "vitrine-refund-" + id + "-" + refundTries;
    }

    /** How giving the money back stands. */
    enum RefundState {
        WANTED,
        /** Stripe does it. */
        PENDING,
        DONE,
        /** The seller gave it back another way. */
        ELSEWHERE
    }
}
