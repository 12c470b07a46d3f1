package io.vitrine.stripe;

import io.vitrine.shop.PaymentEvent;
import io.vitrine.shop.Receipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has sellers see what Stripe did not do, beside the order and beside the keys. */
@Component
class StripeProblems {

    private static final Logger log = LoggerFactory.getLogger(StripeProblems.class);

    private final StripeVault vault;
    private final Receipts receipts;

    StripeProblems(StripeVault vault, Receipts receipts) {
        this.vault = vault;
        this.receipts = receipts;
    }

    /** The same trouble with the same payment is kept once. */
    void note(StripePayment payment, Trouble trouble) {
        log.debug("Stripe and payment {}: {}", payment.id(), trouble.toString());
        vault.trouble(payment.seller(), trouble.kind());
        receipts.note(
                payment.orderId(),
                PaymentEvent.PROBLEM,
                payment.reference(),
                trouble.kind().key(),
                trouble.detail());
    }

    /** Stripe has done what was asked: its key is good. */
    void none(StripePayment payment) {
        vault.trouble(payment.seller(), null);
    }
}
