package io.vitrine.stripe;

import io.vitrine.shared.Money;
import io.vitrine.shop.PaymentEvent;
import io.vitrine.shop.Receipts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes what Stripe says of a payment to its order. First it is kept, then told, then kept that it was told: whatever
 * breaks in between is done again, and both are the same twice as once.
 */
@Component
class Settlement {

    private final StripePayments payments;
    private final Receipts receipts;

    Settlement(StripePayments payments, Receipts receipts) {
        this.payments = payments;
        this.receipts = receipts;
    }

    void settle(StripePayment payment, Snapshot told) {
        payments.advance(payment.id(), told);
        payments.find(payment.id(), payment.seller()).ifPresent(this::tell);
    }

    /** Tells the order how its payment stands, if it does not know. */
    void tell(StripePayment payment) {
        if (payment.state() == payment.reported()) {
            return;
        }
        switch (payment.state()) {
            case OPEN, LOST -> {
                return;
            }
            case PROCESSING -> receipts.confirming(payment.orderId(), payment.reference());
            case FAILED -> receipts.declined(payment.orderId(), payment.reference(), "");
            case EXPIRED -> receipts.note(payment.orderId(), PaymentEvent.CLOSED, payment.reference(), "", "");
            case PAID -> capture(payment);
        }
        payments.reported(payment.id(), payment.state());
    }

    private void capture(StripePayment payment) {
        StripeAmount paid = payment.paid();
        Optional<Money> money = paid == null ? Optional.empty() : paid.money();
        if (money.isEmpty()) {
            receipts.note(payment.orderId(), PaymentEvent.REFUSED, payment.reference(), "", String.valueOf(paid));
            return;
        }
        if (receipts.captured(payment.orderId(), money.get(), payment.reference()) == Receipts.Outcome.SURPLUS) {
            payments.giveBackSurplus(payment.id());
        }
    }
}
