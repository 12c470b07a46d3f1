package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.ingest.Signals;
import io.vitrine.ingest.Signals.RefusedPublish;
import io.vitrine.ingest.Signals.Signal;
import io.vitrine.limits.Limits;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.StreamStatus;
import io.vitrine.playback.Audience;
import io.vitrine.playback.Playback;
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

    private final Broadcasts broadcasts;
    private final Signals signals;
    private final Packager packager;
    private final Transcodings transcodings;
    private final Audience audience;
    private final Playback playback;
    private final Limits limits;
    private final Clock clock;

    ControlRooms(
            Broadcasts broadcasts,
            Signals signals,
            Packager packager,
            Transcodings transcodings,
            Audience audience,
            Playback playback,
            Limits limits,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.signals = signals;
        this.packager = packager;
        this.transcodings = transcodings;
        this.audience = audience;
        this.playback = playback;
        this.limits = limits;
        this.clock = clock;
    }

    ControlRoom of(Show show) {
        BroadcastView broadcast = show.broadcast();
        ShowState state = ShowState.of(broadcast);
        // The channel's encoder may carry another broadcast.
        boolean carried = broadcast.session() != null && state.isOpen();
        Signal signal = carried ? signals.of(show.channel().id()).orElse(null) : null;
        StreamStatus stream =
                carried ? packager.status(broadcast.mediaId().value()).orElse(null) : null;
        TranscodingStatus transcoding =
                carried ? transcodings.of(broadcast.id()).orElse(null) : null;
        return new ControlRoom(
                show.channel(),
                broadcast,
                state,
                state.isOnAir() ? audience.watching(broadcast.publicId()) : 0,
                signal,
                SignalHealth.source(stream),
                transcoding,
                stream == null ? List.of() : stream.renditions(),
                state.isOpen() ? findings(signal, stream, transcoding) : List.of(),
                state.isOpen() && (!carried || signal != null) ? refused(show.channel(), signal) : List.of(),
                state.isOpen() ? playback.preview(broadcast).playlist() : null,
                goLiveBlocked(state, transcoding),
                carried ? null : elsewhere(broadcast));
    }

    private List<Finding> findings(
            @Nullable Signal signal, @Nullable StreamStatus stream, @Nullable TranscodingStatus transcoding) {
        return CeilingHealth.before(
                SignalHealth.of(signal, stream, transcoding, clock.instant()), signal, limits.now());
    }

    /** While an encoder sends, only those that were refused beside it: what was wrong before has been put right. */
    private List<RefusedPublish> refused(ChannelView channel, @Nullable Signal signal) {
        return signals.refused(channel.id()).stream()
                .filter(refused -> signal == null || refused.at().isAfter(signal.since()))
                .toList();
    }

    private @Nullable BroadcastView elsewhere(BroadcastView broadcast) {
        return broadcasts
                .current(broadcast.channel())
                .filter(current -> current.session() != null
                        && current.phase().acceptsSignal()
                        && !current.id().equals(broadcast.id()))
                .orElse(null);
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
