package io.vitrine.stage;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import org.jspecify.annotations.Nullable;

/**
 * A product as the viewers of a show see it.
 *
 * @param price the lowest of its variants
 * @param onePrice whether all its variants cost that
 * @param was what it cost when it was chosen for the show; null unless it costs less now
 * @param left units that may still be sold; null if there are more than {@link #MOST_LEFT_TOLD}
 * @param soldOut nobody can buy it now: nothing is left, or the seller says so
 * @param picture the address of its picture; null if it has none
 */
public record Card(
        PublicId id,
        String title,
        Money price,
        boolean onePrice,
        @Nullable Money was,
        @Nullable Integer left,
        boolean soldOut,
        @Nullable String picture) {

    /** Above this, viewers are not told how many are left. */
    public static final int MOST_LEFT_TOLD = 20;

    private static final int TONES = 6;

    /** The letter that stands for its picture. */
    public String initial() {
        return title.substring(0, title.offsetByCodePoints(0, 1));
    }

    /** Which of the colours is behind the letter. */
    public int tone() {
        return Math.floorMod(id.hashCode(), TONES);
    }

    /** Whether so few are left that it is worth saying. */
    public boolean isScarce() {
        return left != null && !soldOut;
    }
}
