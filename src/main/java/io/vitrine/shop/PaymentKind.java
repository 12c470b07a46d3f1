package io.vitrine.shop;

import java.util.Locale;

/** The ways to pay. */
public enum PaymentKind {
    /** To the seller's account; the seller says when it has come. */
    BANK_TRANSFER,
    /** To whoever brings it. */
    ON_DELIVERY,
    /** On a page of the seller's choice elsewhere; the seller says when it has come. */
    ELSEWHERE,
    /** On a page of Stripe’s, which tells what became of it. */
    STRIPE;

    /** Whether the money comes, and goes back, without the seller. */
    public boolean isAutomatic() {
        return this == STRIPE;
    }

    /** Whether the money comes before what was bought is sent. */
    public boolean isBeforeDelivery() {
        return this != ON_DELIVERY;
    }

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
