package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shop.ProductId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts who came to a show, and what they did there besides buying. */
public interface Attendance {

    Figures of(BroadcastView show);

    /** Each minute of the show in which somebody looked at its viewers, oldest first. */
    List<Minute> minutes(BroadcastView show);

    /** When what hung over the picture, also what hangs there still, in the order it was pinned. */
    List<PinSpan> pins(BroadcastView show);

    /** @param to null while it hangs there */
    record PinSpan(
            ProductId product, Instant from, @Nullable Instant to) {}

    /**
     * All of a show until now.
     *
     * @param watching pages that are open now, at most 2 s old
     * @param peak the most of them at once; looked at every 5 s
     * @param hearts that were sent
     * @param messages that were written, without those that were deleted
     * @param lately of them in the last minute
     */
    record Figures(int watching, int peak, long hearts, long messages, int lately) {}

    /** @param viewers the most at once */
    record Minute(Instant at, int viewers, long messages, long hearts) {}
}
