package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows where a broadcast is watched. */
public final class Playlists {

    private Playlists() {}

    /** The path of the multivariant playlist; null unless viewers may watch now, so that a preview stays private. */
    public static @Nullable String addressFor(BroadcastView broadcast) {
        return broadcast.phase() == Phase.LIVE ? "/hls/" + broadcast.mediaId() + "/main.m3u8" : null;
    }

    /**
     * The paths that a player asks for first: the multivariant playlist, and that of the source, with which it begins
     * unless it remembers a slow network. Empty unless viewers may watch now.
     */
    public static List<String> firstFor(BroadcastView broadcast) {
        String multivariant = addressFor(broadcast);
        return multivariant == null ? List.of() : List.of(multivariant, "/hls/" + broadcast.mediaId() + "/source.m3u8");
    }
}
