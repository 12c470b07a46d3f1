package io.vitrine.shop;

import io.vitrine.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price under the list's, for a while.
 *
 * @param left units that are set aside for it and not taken; 0 for one that sells from the shop's stock
 * @param most how many units of it the buyer who asks can have at once; 0 if it is over, or all are taken
 * @param perBuyer how many units each buyer can have in all
 * @param stackable whether a coupon may be used on top
 * @param until when it ends; null if with the show
 */
public record Deal(
        UUID id,
        DealKind kind,
        Money price,
        int left,
        int most,
        int perBuyer,
        boolean stackable,
        @Nullable Instant until) {

    /** Whether its units are set aside. */
    public boolean isPooled() {
        return kind == DealKind.FLASH;
    }
}
