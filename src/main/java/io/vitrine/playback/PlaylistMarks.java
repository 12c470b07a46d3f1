package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.StreamEvent;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hands marks to the packager, which writes the playlists. */
@Component
class PlaylistMarks implements PictureMarks {

    private final Packager packager;

    PlaylistMarks(Packager packager) {
        this.packager = packager;
    }

    @Override
    public void mark(BroadcastView show, String id, String kind, Instant at, Map<String, String> attributes) {
        packager.note(show.mediaId().value(), new StreamEvent(id, kind, at, attributes));
    }
}
