package io.vitrine.broadcasts;

/** Tells when what is bought in a show is kept from everybody else; the same for the whole show once it was on air. */
public enum HoldMode {
    /** As soon as it is ordered, for as long as the buyer may take to pay. */
    AT_CHECKOUT,
    /** When it is paid, and not before; of two buyers of the last piece the one who pays first gets it. */
    FIRST_PAID
}
