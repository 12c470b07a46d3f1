package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import org.jspecify.annotations.Nullable;

/** Knows where a broadcast is watched. */
public final class Playlists {

    private Playlists() {}

    /**
     * The path of the multivariant playlist that everybody may know; null unless viewers may watch now, so that a preview
     * stays private, and if it is guarded: see {@link Playback}.
     */
    public static @Nullable String addressFor(BroadcastView broadcast) {
        return broadcast.phase() == Phase.LIVE && !broadcast.listing().isGuarded()
                ? folder(broadcast) + "/main.m3u8"
                : null;
    }

    static String folder(BroadcastView broadcast) {
        return "/hls/" + broadcast.mediaId();
    }
}
