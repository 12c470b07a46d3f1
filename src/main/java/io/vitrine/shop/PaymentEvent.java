package io.vitrine.shop;

import java.util.Locale;

/** What happens to the payment of an order. */
public enum PaymentEvent {
    /** The buyer was sent to a page to pay on. */
    OPENED,
    /** The buyer has paid, and the money is on its way. */
    CONFIRMING,
    CAPTURED,
    DECLINED,
    /** The page to pay on is closed. */
    CLOSED,
    /** What came is not what was asked for. */
    REFUSED,
    /** What came was paid before. */
    SURPLUS,
    REFUNDED,
    /** Whoever takes the money did not do what was asked. */
    PROBLEM;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
