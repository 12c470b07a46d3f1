package io.vitrine.accounts;

/** What a member of a shop's team may do. */
public enum TeamRole {
    /** Everything; only the owner appoints. */
    OWNER,
    /** Directs shows. */
    HOST,
    /** Keeps order in the chat, and sees no sales. */
    MODERATOR,
    /** Sees numbers. */
    ANALYST
}
