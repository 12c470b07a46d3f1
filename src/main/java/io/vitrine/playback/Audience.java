package io.vitrine.playback;

import io.vitrine.shared.PublicId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Counts who watches. */
public interface Audience {

    /** How many pages of this show are open now, at most about 2 s old. */
    int watching(PublicId show);

    /**
     * Asks the edge how many connections wait there for what comes next: feeds (Server-Sent Events) of viewers and of
     * people of the shops, and requests for playlists.
     *
     * @return null if the edge does not answer
     */
    CompletableFuture<@Nullable Integer> connections();
}
