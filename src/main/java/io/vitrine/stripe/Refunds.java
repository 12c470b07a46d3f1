package io.vitrine.stripe;

import io.vitrine.shared.Secret;
import io.vitrine.shop.OrderState;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentEvent;
import io.vitrine.shop.Receipts;
import io.vitrine.stripe.StripeApi.Refunded;
import io.vitrine.stripe.StripePayment.RefundState;
import io.vitrine.stripe.Trouble.Kind;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives back what buyers are owed, until Stripe has done it or the seller says that it was done another way. */
@Component
class Refunds {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration UNTIL_DONE = Duration.ofHours(1);

    private final StripePayments payments;
    private final StripeVault vault;
    private final StripeApi api;
    private final StripeProblems problems;
    private final Orders orders;
    private final Receipts receipts;

    Refunds(
            StripePayments payments,
            StripeVault vault,
            StripeApi api,
            StripeProblems problems,
            Orders orders,
            Receipts receipts) {
        this.payments = payments;
        this.vault = vault;
        this.api = api;
        this.problems = problems;
        this.orders = orders;
        this.receipts = receipts;
    }

    void giveBack(StripePayment payment) {
        if (!payment.surplus() && !isOwed(payment)) {
            payments.refund(payment.id(), RefundState.ELSEWHERE, null, Duration.ZERO);
            return;
        }
        try {
            Secret key = vault.key(payment.seller()).orElseThrow(() -> new Trouble(Kind.KEY, "", null));
            String intent = payment.intent();
            if (intent == null) {
                throw new Trouble(Kind.REFUSED, "Stripe has named nothing to give back", null);
            }
            String before = payment.refundId();
            Refunded refunded = payment.refund() == RefundState.PENDING && before != null
                    ? api.refund(key, before)
                    : api.refund(key, intent, payment.refundOnce());
            take(payment, refunded);
            problems.none(payment);
        } catch (Trouble trouble) {
            if (trouble.detail().startsWith("charge_already_refunded")) {
                done(payment, payment.reference());
                return;
            }
            problems.note(payment, trouble);
            payments.refundTrouble(payment.id(), trouble.kind() == Kind.REFUSED, pause(payment));
        }
    }

    /** All of it was given back. */
    void done(StripePayment payment, String reference) {
        receipts.refunded(payment.orderId(), payment.reference(), payment.amount(), reference);
        payments.refund(payment.id(), RefundState.DONE, null, Duration.ZERO);
    }

    /** A bank did not take it. */
    void failed(StripePayment payment, String reference) {
        receipts.note(payment.orderId(), PaymentEvent.PROBLEM, reference, "refund", "");
        payments.refundTrouble(payment.id(), true, pause(payment));
    }

    private void take(StripePayment payment, Refunded refunded) {
        switch (refunded.state()) {
            case DONE -> done(payment, refunded.id());
            case PENDING -> payments.refund(payment.id(), RefundState.PENDING, refunded.id(), UNTIL_DONE);
            case FAILED -> failed(payment, refunded.id());
        }
    }

    /** A seller who has given it back another way has said so. */
    private boolean isOwed(StripePayment payment) {
        Optional<OrderView> order = orders.find(payment.order());
        return order.filter(found -> found.state() == OrderState.COMPENSATING).isPresent();
    }

    private static Duration pause(StripePayment payment) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(payment.refundTries(), 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
