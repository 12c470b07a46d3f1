package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import java.time.Instant;
import java.util.Map;

/** Marks places in a show's picture, for players that are not ours. */
public interface PictureMarks {

    /**
     * Puts a mark into the show's playlists; nothing happens if it has none now.
     *
     * @param id once in the show
     * @param kind such as {@code lc.pin}
     * @param attributes what else is told, by names in capitals; short, since every playlist carries them
     */
    void mark(BroadcastView show, String id, String kind, Instant at, Map<String, String> attributes);
}
