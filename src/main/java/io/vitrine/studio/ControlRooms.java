package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.ingest.Signals;
import io.vitrine.ingest.Signals.Signal;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.StreamStatus;
import io.vitrine.playback.Audience;
import io.vitrine.studio.SellerScope.Show;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.Transcodings;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks every part of the system about one broadcast. */
@Component
class ControlRooms {

    private final Signals signals;
    private final Packager packager;
    private final Transcodings transcodings;
    private final Audience audience;
    private final Clock clock;

    ControlRooms(Signals signals, Packager packager, Transcodings transcodings, Audience audience, Clock clock) {
        this.signals = signals;
        this.packager = packager;
        this.transcodings = transcodings;
        this.audience = audience;
        this.clock = clock;
    }

    ControlRoom of(Show show) {
        BroadcastView broadcast = show.broadcast();
        ShowState state = ShowState.of(broadcast);
        // The channel's encoder may by now carry another broadcast.
        boolean carried = broadcast.session() != null;
        Signal signal = carried ? signals.of(show.channel().id()).orElse(null) : null;
        StreamStatus stream =
                carried ? packager.status(broadcast.mediaId().value()).orElse(null) : null;
        TranscodingStatus transcoding =
                carried ? transcodings.of(broadcast.id()).orElse(null) : null;
        return new ControlRoom(
                show.channel(),
                broadcast,
                state,
                state.isOnAir() ? watching(broadcast) : 0,
                signal,
                SignalHealth.source(stream),
                transcoding,
                stream == null ? List.of() : stream.renditions(),
                state.isOpen() ? SignalHealth.of(signal, stream, transcoding, clock.instant()) : List.of(),
                carried ? List.of() : signals.refused(show.channel().id()),
                goLiveBlocked(state, transcoding));
    }

    private int watching(BroadcastView broadcast) {
        return audience.watching(broadcast.channelPublicId()) + audience.watching(broadcast.publicId());
    }

    private static @Nullable String goLiveBlocked(ShowState state, @Nullable TranscodingStatus transcoding) {
        boolean failed = transcoding != null && transcoding.state() == TranscodingStatus.State.FAILED;
        return switch (state) {
            case WAITING -> "studio.golive.blocked.signal";
            case RECEIVING -> failed ? "studio.golive.blocked.failed" : "studio.golive.blocked.picture";
            case READY, LIVE, INTERRUPTED, ENDED, CANCELLED, BLOCKED -> null;
        };
    }
}
