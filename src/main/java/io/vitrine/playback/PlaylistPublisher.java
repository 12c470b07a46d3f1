package io.vitrine.playback;

import io.vitrine.packaging.PlaylistListener;
import org.springframework.stereotype.Component;

/** Hands each playlist to the edge, where the viewers wait who asked for it in advance. */
@Component
class PlaylistPublisher implements PlaylistListener {

    private final EdgePublisher edge;

    PlaylistPublisher(EdgePublisher edge) {
        this.edge = edge;
    }

    @Override
    public void available(String stream, String rendition, long msn, int part, String playlist) {
        String asked = part < 0 ? "" : Integer.toString(part);
        var unused = edge.post(
                "pl:" + stream + ":" + rendition + ":" + msn + ":" + asked, HlsController.MEDIA_TYPE, playlist);
    }
}
