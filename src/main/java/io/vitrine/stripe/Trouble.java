package io.vitrine.stripe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells why Stripe did not do what was asked, in facts that a seller can act on. */
class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String detail;

    Trouble(Kind kind, String detail, @Nullable Throwable cause) {
        super(kind + (detail.isEmpty() ? "" : ": " + detail), cause);
        this.kind = kind;
        this.detail = detail;
    }

    Kind kind() {
        return kind;
    }

    /** Stripe's own words; empty where they could name a key. */
    String detail() {
        return detail;
    }

    /** Whose it is, and whether it helps to ask again. */
    enum Kind {
        /** Stripe does not know the key, or not any more. */
        KEY,
        /** The key may not do that. */
        RIGHTS,
        /** Stripe was not reached, or did not answer in time. */
        NETWORK,
        /** There were too many requests. */
        BUSY,
        /** Stripe has failed by itself. */
        STRIPE,
        /** What was asked for cannot be. */
        REFUSED;

        /** The end of the keys of {@code messages.properties} that are about it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOfTheKey() {
            return this == KEY || this == RIGHTS;
        }
    }
}
