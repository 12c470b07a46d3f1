package io.vitrine.offers;

import java.util.Locale;

/**
 * Where an offer stands.
 *
 * <pre>
 * DRAFT → ARMED → COUNTDOWN → OPEN → EXHAUSTED
 *            └────────┴─────────┴────────┴──→ CLOSED
 * </pre>
 *
 * <p>The units of a flash offer are set aside from ARMED on. What is not sold when it closes is on sale for everybody
 * again; what comes back after EXHAUSTED, too. A price of a show has no countdown, and is never exhausted.
 */
public enum OfferState {
    /** Written, and nothing else. */
    DRAFT,
    /** Ready to start; its units are set aside. */
    ARMED,
    /** Viewers see how long it takes until it opens. */
    COUNTDOWN,
    /** It can be bought. */
    OPEN,
    /** All units are taken before its time was over. */
    EXHAUSTED,
    /** Its time or its show is over, or the seller has stopped it. */
    CLOSED;

    /** Whether it is over for ever, or not begun. */
    public boolean isCurrent() {
        return this != DRAFT && this != CLOSED;
    }

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
