package io.vitrine.playback;

import io.vitrine.shared.PublicId;

/** Sends a frame to every page of a show. Best effort: pages that miss one read the show's state again. */
public interface ShowFeed {

    /** @param json one line of JSON; at most 4 KB */
    void send(PublicId show, String json);
}
