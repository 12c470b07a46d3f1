package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import org.jspecify.annotations.Nullable;

/** Knows where a broadcast is watched. */
public final class Playlists {

    private Playlists() {}

    /** The path of the multivariant playlist; null unless viewers may watch now, so that a preview stays private. */
    public static @Nullable String addressFor(BroadcastView broadcast) {
        return broadcast.phase() == Phase.LIVE ? "/hls/" + broadcast.mediaId() + "/main.m3u8" : null;
    }

    /** The path of the source's media playlist, with which players begin unless they remember a slow network. */
    public static @Nullable String sourceAddressFor(BroadcastView broadcast) {
        return broadcast.phase() == Phase.LIVE ? "/hls/" + broadcast.mediaId() + "/source.m3u8" : null;
    }
}
