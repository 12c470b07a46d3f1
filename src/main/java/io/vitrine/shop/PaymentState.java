package io.vitrine.shop;

/**
 * Where a payment stands: {@code CREATED → CONFIRMING → CONFIRMED → REFUNDED}; or {@code DECLINED}, from where it may
 * still be confirmed when the money comes late.
 */
public enum PaymentState {
    CREATED,
    /** Whoever takes the money has not said yet whether it has it. */
    CONFIRMING,
    /** The money is there. */
    CONFIRMED,
    /** It will not come. */
    DECLINED,
    /** The money was given back. */
    REFUNDED
}
