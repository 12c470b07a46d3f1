package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import java.net.URI;
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

    /**
     * The page to pay an order on, if there is one to be made for it.
     *
     * @param back the order's page
     * @throws ShopException if the order cannot be paid now
     */
    Optional<URI> open(OrderView order, URI back);

    /** Asks whoever takes the money how an order stands, unless that was asked a moment ago; never fails. */
    void look(OrderView order);

    /** What happened to an order's payment, oldest first. */
    List<PaymentNote> history(OrderId order);

    /** How long a seller holds units for who pays like this; empty if until the seller gives the order up. */
    Optional<Duration> patience(SellerId seller, PaymentKind kind);
}
