package io.vitrine.shop;

/** Where units stand that were set aside for an order: {@code HELD}, and then one of the others for good. */
enum ReservationState {
    HELD,
    /** Paid for, and counted as sold. */
    CONFIRMED,
    /** Given back by somebody. */
    RELEASED,
    /** Given back because nobody paid in time. */
    EXPIRED
}
