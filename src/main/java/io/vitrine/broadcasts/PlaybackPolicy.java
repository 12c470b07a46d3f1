package io.vitrine.broadcasts;

/** Tells who is given the address of a show's picture. */
public enum PlaybackPolicy {
    /** Everybody, and it works for as long as the show. */
    OPEN,
    /** Whoever may open the show's page, for a while; and whom the shop's own programs let in. */
    SIGNED,
    /** The same, and besides one has to be signed in. */
    SIGNED_IN
}
