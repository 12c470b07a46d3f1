package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;

/** Sends a frame to every page of a show. Best effort: pages that miss one read the show's state again. */
public interface ShowFeed {

    /**
     * Tells the pages of the broadcast and those of its channel; what is told of one channel arrives in its order.
     *
     * @param json one line of JSON; at most 4 KB
     */
    void send(BroadcastView show, String json);

    /**
     * Tells only the pages of the people who make the show.
     *
     * @param json one line of JSON; at most 4 KB
     */
    void sendToDesk(BroadcastView show, String json);
}
