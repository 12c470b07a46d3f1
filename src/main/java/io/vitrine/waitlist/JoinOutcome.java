package io.vitrine.waitlist;

/** What came of asking for a place in a line. */
public enum JoinOutcome {
    /** They have one, also if they had it before. */
    JOINED,
    /** It is on sale: there is nothing to wait for. */
    ON_SALE,
    /** They wait for as many things as one may. */
    TOO_MANY
}
