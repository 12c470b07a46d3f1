package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps how sellers are paid. */
public interface Payments {

    PaymentTerms terms(SellerId seller);

    /** @throws ShopException if something in it is not valid */
    PaymentTerms change(SellerId seller, PaymentTerms terms);

    /** The ways to pay that a seller offers. */
    List<PaymentKind> offered(SellerId seller);

    /** How long a seller holds units for who pays like this; empty if until the seller gives the order up. */
    Optional<Duration> patience(SellerId seller, PaymentKind kind);
}
