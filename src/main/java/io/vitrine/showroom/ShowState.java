package io.vitrine.showroom;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.LatencyMode;
import io.vitrine.playback.Playlists;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a watch page needs to know, as JSON.
 *
 * @param id of the broadcast; of the channel while there is none
 * @param playlist null unless the picture may be watched now, and if each viewer has to ask for it
 * @param guarded whether each viewer has to
 * @param now the server's clock before it looked, for count-downs and to tell news from what is older
 */
record ShowState(
        String id,
        String channel,
        String phase,
        String title,
        String shop,
        @Nullable String playlist,
        boolean guarded,
        Latency latency,
        @Nullable Instant startedAt,
        @Nullable Instant plannedStart,
        @Nullable Instant resumeBy,
        @Nullable String reason,
        int viewers,
        Instant now) {

    static ShowState of(Show show, Instant now) {
        BroadcastView broadcast = show.broadcast();
        Latency latency = Latency.of(show.channel().latency());
        String channel = show.channel().publicId().value();
        if (broadcast == null) {
            return new ShowState(
                    channel,
                    channel,
                    show.phase(),
                    show.title(),
                    show.shop(),
                    null,
                    false,
                    latency,
                    null,
                    null,
                    null,
                    null,
                    0,
                    now);
        }
        return new ShowState(
                broadcast.publicId().value(),
                channel,
                show.phase(),
                show.title(),
                show.shop(),
                Playlists.addressFor(broadcast),
                broadcast.listing().isGuarded(),
                latency,
                broadcast.startedAt(),
                broadcast.plannedStart(),
                broadcast.resumeBy(),
                broadcast.reasonForViewers(),
                show.viewers(),
                now);
    }

    /** How far behind the camera to play, in seconds. */
    record Latency(LatencyMode mode, double target, double part) {

        static Latency of(LatencyMode mode) {
            return new Latency(
                    mode, mode.target().toMillis() / 1000.0, mode.part().toMillis() / 1000.0);
        }
    }
}
