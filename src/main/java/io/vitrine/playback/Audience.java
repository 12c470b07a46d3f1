package io.vitrine.playback;

import io.vitrine.shared.PublicId;

/** Counts who watches. */
public interface Audience {

    /** How many pages of this show are open now, at most about 2 s old. */
    int watching(PublicId show);
}
