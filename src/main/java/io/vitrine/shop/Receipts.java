package io.vitrine.shop;

import io.vitrine.shared.Money;

/**
 * Is told by whoever takes the money what became of it. All of it may come twice, late, and in any order; a reference
 * tells one payment, or one refund, from the others.
 */
public interface Receipts {

    /**
     * The money is there. An order that was given up because nobody had paid takes its units again, if there are still
     * enough; if there are not, or somebody gave it up, the money is owed ({@link OrderGivenUp}).
     */
    Outcome captured(OrderId order, Money amount, String reference);

    /**
     * The buyer is about to pay on somebody else's page: what belongs to whoever pays first is held from now on, as long
     * as there is time to pay.
     *
     * @throws ShopException if others have paid for it meanwhile
     */
    void opening(OrderId order);

    /** The buyer has paid, and the money is on its way: the order is not given up meanwhile. */
    void confirming(OrderId order, String reference);

    /** It did not come; the buyer may try again while units are held. */
    void declined(OrderId order, String reference, String why);

    /**
     * It was given back.
     *
     * @param captured the reference of the payment that was given back
     */
    void refunded(OrderId order, String captured, Money amount, String reference);

    /** Keeps something that changes nothing for the seller to read. */
    void note(OrderId order, PaymentEvent event, String reference, String code, String detail);

    /** What becomes of money that has come. */
    enum Outcome {
        /** It is the order's, or owed for it. */
        KEPT,
        /** The order was paid already: it has to be given back. */
        SURPLUS,
        /** It is not what was asked for, and pays nothing; the seller is shown it. */
        REFUSED
    }
}
