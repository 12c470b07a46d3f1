package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.channels.ChannelView;
import io.vitrine.ingest.Signals.RefusedPublish;
import io.vitrine.ingest.Signals.Signal;
import io.vitrine.packaging.StreamStatus.Rendition;
import io.vitrine.studio.Finding.Level;
import io.vitrine.transcoding.TranscodingStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the control room shows of one broadcast.
 *
 * @param source the rendition that is copied from the encoder, as measured; null until there is one
 * @param preview the path of the playlist that the preview plays; null if the show is over
 * @param goLiveBlocked why <em>Go live</em> cannot be pressed, a key of {@code messages.properties}; null if it can
 * @param elsewhere the show that the channel's encoder carries in place of this one; null if it carries none
 */
record ControlRoom(
        ChannelView channel,
        BroadcastView broadcast,
        ShowState state,
        int watching,
        @Nullable Signal signal,
        @Nullable Rendition source,
        @Nullable TranscodingStatus transcoding,
        List<Rendition> renditions,
        List<Finding> findings,
        List<RefusedPublish> refused,
        @Nullable String preview,
        @Nullable String goLiveBlocked,
        @Nullable BroadcastView elsewhere) {

    public Level worst() {
        return findings.stream().map(Finding::level).reduce(Level.OK, Level::worse);
    }

    public List<Reading> readings() {
        return signal == null ? List.of() : Reading.of(signal, source, findings);
    }

    /**
     * Changes whenever the part of the page with the state and its buttons has to be drawn anew, and else not: a button
     * that is replaced while it is pressed would swallow the press.
     */
    public String stateVersion() {
        return Integer.toHexString((state + "|" + goLiveBlocked + "|" + broadcast.title() + "|" + broadcast.resumeBy()
                        + "|" + broadcast.reason() + "|" + (signal == null) + "|" + (elsewhere == null)
                        + "|" + broadcast.listing().epoch())
                .hashCode());
    }
}
