package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Says what is special about one way to pay. What takes the money by itself tells {@link Receipts} what became of it, and
 * hears of {@link OrderGivenUp}.
 */
public interface PaymentMethod {

    PaymentKind kind();

    /** @param terms the seller's, as far as they are kept here */
    boolean isOffered(SellerId seller, PaymentTerms terms);

    /** How long units wait for the money; empty if until the seller gives the order up. */
    Optional<Duration> patience(SellerId seller, PaymentTerms terms);

    PaymentInstruction instruction(PaymentTerms terms, OrderView order);

    /**
     * The page to pay an order on, made when it is asked for; empty if there is none of this kind. It may be asked for
     * again and again.
     *
     * @param back the order's page, without {@code returned}; the buyer comes back there
     * @throws ShopException if the order cannot be paid now; the code tells the buyer why
     */
    default Optional<URI> open(OrderView order, URI back) {
        return Optional.empty();
    }

    /** Asks whoever takes the money how an order stands, unless that was asked a moment ago; never fails. */
    default void look(OrderView order) {}
}
