package io.vitrine.thumbnails;

import io.vitrine.broadcasts.BroadcastView;
import java.util.Optional;

/** Keeps a small picture of each show that somebody looks at. */
public interface Thumbnails {

    /**
     * The last picture that was made of the show: as long as somebody asks at least every few seconds, and the machine
     * keeps up, no more than about ten seconds old. Never waits: the first time there is none.
     */
    Optional<Thumbnail> of(BroadcastView show);
}
