package io.vitrine.api;

import io.vitrine.broadcasts.HoldMode;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.broadcasts.Visibility;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A show as a program plans it.
 *
 * @param channel the id of the one it is on; of a show that is changed it stays
 * @param title 1 to 120 characters on one line
 * @param plannedStart left out if it starts whenever the seller likes; at most six months ahead
 * @param plannedEnd 30 minutes to 13 hours after the start; left out if it is open
 * @param kind LIVE, the default, or REHEARSAL; of a show that is changed it stays
 * @param visibility PUBLIC, the default, UNLISTED or PRIVATE
 * @param playback OPEN, SIGNED or SIGNED_IN; left out it stays, or is OPEN
 * @param holds AT_CHECKOUT or FIRST_PAID; left out it stays, or is AT_CHECKOUT; fixed once the show was on air
 */
record BroadcastRequest(
        @Nullable String channel,
        @Nullable String title,
        @Nullable Instant plannedStart,
        @Nullable Instant plannedEnd,
        @Nullable Kind kind,
        @Nullable Visibility visibility,
        @Nullable PlaybackPolicy playback,
        @Nullable HoldMode holds) {

    ShowPlan plan() {
        return new ShowPlan(
                Objects.requireNonNullElse(title, ""),
                plannedStart,
                plannedEnd,
                Objects.requireNonNullElse(kind, Kind.LIVE),
                Objects.requireNonNullElse(visibility, Visibility.PUBLIC),
                playback,
                holds);
    }
}
