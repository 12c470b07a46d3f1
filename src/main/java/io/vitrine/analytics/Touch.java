package io.vitrine.analytics;

import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.UUID;

/** The first time that somebody did something with a product of a show. */
record Touch(UUID show, Kind kind, PublicId product, UUID visitor, Instant at) {

    /** What was done. */
    enum Kind {
        CLICK,
        CART
    }
}
