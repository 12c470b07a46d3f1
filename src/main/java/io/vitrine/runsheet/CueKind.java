package io.vitrine.runsheet;

import java.util.Locale;

/** What a cue does when its turn comes. One more kind is a constant here, a {@link CueAction} and its texts. */
public enum CueKind {
    /** Pins a product of the show. */
    PRODUCT,
    /** Drops a coupon. */
    COUPON,
    /** Starts a flash offer that was prepared, or sets a price of the show. */
    OFFER,
    /** Opens a poll or a quiz. */
    POLL,
    /** Shows an announcement. */
    NOTICE,
    /** Nothing on screen: the host talks. */
    TALK;

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about something that was made before: a product, a coupon, an offer or a poll. */
    public boolean hasSubject() {
        return this == PRODUCT || this == COUPON || this == OFFER || this == POLL;
    }
}
