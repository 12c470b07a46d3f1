package io.vitrine.screenshots;

/** Whose pages are pictured. */
enum Person {
    /** Has never been here. */
    STRANGER,
    /** Bought without an account. */
    GUEST,
    /** Has an account, and would like to sell. */
    BUYER,
    SELLER,
    ADMINISTRATOR
}
