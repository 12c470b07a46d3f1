package io.vitrine.broadcasts;

/** Tells a show from its rehearsal, which has the same pipeline and the same pages, and counts for nothing. */
public enum Kind {
    LIVE,
    REHEARSAL
}
