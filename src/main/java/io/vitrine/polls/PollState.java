package io.vitrine.polls;

import java.util.Locale;

/**
 * Where a poll stands: {@code DRAFT → OPEN → CLOSED}, and of a quiz {@code → REVEALED}. One that is taken back before
 * anybody has voted is a draft again.
 */
public enum PollState {
    /** Only the studio sees it. */
    DRAFT,
    /** Viewers may vote. */
    OPEN,
    /** What was voted stands. */
    CLOSED,
    /** Viewers know which answer of the quiz is right. */
    REVEALED;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
