package io.vitrine.shop;

/**
 * Where a payment stands: {@code CREATED → CONFIRMING → CONFIRMED → REFUNDED}; or {@code DECLINED}, from where it may
 * be tried again, or be confirmed when the money comes late.
 */
public enum PaymentState {
    CREATED,
    /** The buyer has paid, and whoever takes the money does not have it yet: an order is not given up meanwhile. */
    CONFIRMING,
    /** The money is there. */
    CONFIRMED,
    /** It did not come. */
    DECLINED,
    /** The money was given back. */
    REFUNDED
}
