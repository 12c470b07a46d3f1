package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.HoldMode;
import io.vitrine.broadcasts.Kind;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.broadcasts.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A show as its seller sees it.
 *
 * @param channel the id of the one it is on
 * @param playback who is given the address of its picture
 * @param holds when what is bought in it is kept from others
 * @param encoderConnected whether an encoder sends it now
 * @param pictureReady whether there is something to play now
 * @param resumeBy when it ends unless its interrupted signal comes back
 * @param reason why it ended, was stopped or was interrupted
 * @param page the address of its page on this site
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BroadcastAnswer(
        String id,
        String channel,
        String title,
        Phase phase,
        Kind kind,
        Visibility visibility,
        PlaybackPolicy playback,
        HoldMode holds,
        boolean encoderConnected,
        boolean pictureReady,
        @Nullable Instant plannedStart,
        @Nullable Instant plannedEnd,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant resumeBy,
        @Nullable String reason,
        String page) {

    static BroadcastAnswer of(BroadcastView show) {
        return new BroadcastAnswer(
                show.publicId().value(),
                show.channelPublicId().value(),
                show.title(),
                show.phase(),
                show.listing().kind(),
                show.listing().visibility(),
                show.listing().playback(),
                show.holds(),
                show.session() != null,
                show.pictureReady(),
                show.plannedStart(),
                show.listing().plannedEnd(),
                show.startedAt(),
                show.endedAt(),
                show.resumeBy(),
                show.reason(),
                "/live/" + show.publicId());
    }
}
