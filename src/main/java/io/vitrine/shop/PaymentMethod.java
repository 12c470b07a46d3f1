package io.vitrine.shop;

import io.vitrine.shared.Money;
import java.time.Duration;
import java.util.Optional;

/** Says what is special about one way to pay. */
interface PaymentMethod {

    PaymentKind kind();

    boolean isOffered(PaymentTerms terms);

    /** How long units wait for the money; empty if until the seller gives the order up. */
    Optional<Duration> patience(PaymentTerms terms);

    PaymentInstruction instruction(PaymentTerms terms, String orderNumber, Money amount);
}
