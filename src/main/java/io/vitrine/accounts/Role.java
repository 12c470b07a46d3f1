package io.vitrine.accounts;

/** What a person may do; the authority's name is {@code ROLE_} and this name. */
public enum Role {
    ADMIN,
    SELLER,
    /** Looks, chats and buys. */
    VIEWER
}
