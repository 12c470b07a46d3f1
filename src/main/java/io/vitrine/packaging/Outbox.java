package io.vitrine.packaging;

import java.util.List;

/** Takes what a stream has to tell others; always called without the stream's lock. */
interface Outbox {

    /** As {@link PlaylistListener#available}. */
    void available(String stream, String rendition, List<PlaylistListener.Position> answers, String playlist);

    void pictureReady(PictureReady event);

    void inputEnded(InputEnded event);
}
