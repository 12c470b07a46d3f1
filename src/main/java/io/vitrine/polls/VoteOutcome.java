package io.vitrine.polls;

import java.util.Locale;

/** What became of a vote. */
public enum VoteOutcome {
    COUNTED,
    /** The visitor had voted; the first vote stands. */
    ALREADY,
    /** The poll is not open. */
    OVER;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
