package io.vitrine.waitlist;

import io.vitrine.shared.PublicId;
import io.vitrine.shop.VariantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in a line.
 *
 * @param product the public id of the variant's product
 * @param title of the product, with the variant's name
 * @param place 1 for whoever is next; 0 unless WAITING
 * @param until when what is kept is given to the next; null unless OFFERED
 * @param show the broadcast in which they came
 */
public record WaitView(
        VariantId variant,
        PublicId product,
        String title,
        WaitState state,
        int place,
        @Nullable Instant until,
        @Nullable UUID show) {

    public boolean isWaiting() {
        return state == WaitState.WAITING;
    }

    /** Whether a unit is kept for them. */
    public boolean isOffered() {
        return state == WaitState.OFFERED;
    }
}
