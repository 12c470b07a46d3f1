package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;

/** Knows what a show has besides its picture. */
public interface Screens {

    Screen of(BroadcastView show);

    /** The same for its pages' scripts. */
    Snapshot snapshot(BroadcastView show, Screen screen);
}
