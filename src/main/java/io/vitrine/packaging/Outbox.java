package io.vitrine.packaging;

/** Takes what a stream has to tell others; always called without the stream's lock. */
interface Outbox extends PlaylistListener {

    void pictureReady(PictureReady event);

    void inputEnded(InputEnded event);
}
