package io.vitrine.broadcasts;

/** Tells who finds a show. */
public enum Visibility {
    /** Everybody: it is on the index, and on its channel's page. */
    PUBLIC,
    /** Whoever has its address. */
    UNLISTED,
    /** Whoever has its address and its passcode. */
    PRIVATE
}
