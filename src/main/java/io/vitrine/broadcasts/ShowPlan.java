package io.vitrine.broadcasts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a seller plans.
 *
 * @param title 1 to 120 characters
 * @param start null if it starts whenever the seller likes; never in the past and at most six months ahead
 * @param end null if it is open; 30 minutes to 13 hours after the start
 * @param playback null if it stays as it is, or is open
 * @param holds null if it stays as it is, or is as usual; fixed once the show was on air
 */
public record ShowPlan(
        String title,
        @Nullable Instant start,
        @Nullable Instant end,
        Kind kind,
        Visibility visibility,
        @Nullable PlaybackPolicy playback,
        @Nullable HoldMode holds) {

    public ShowPlan(String title, @Nullable Instant start, @Nullable Instant end, Kind kind, Visibility visibility) {
        this(title, start, end, kind, visibility, null, null);
    }

    public ShowPlan(
            String title,
            @Nullable Instant start,
            @Nullable Instant end,
            Kind kind,
            Visibility visibility,
            @Nullable HoldMode holds) {
        this(title, start, end, kind, visibility, null, holds);
    }

    public static ShowPlan of(String title, @Nullable Instant start) {
        return new ShowPlan(title, start, null, Kind.LIVE, Visibility.PUBLIC);
    }
}
