package io.vitrine.stage;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;

/** Adds up the hearts that viewers send. */
public interface Hearts {

    /**
     * Adds hearts of one visitor, who may send some once a second.
     *
     * @param number 1 to 10
     * @return false if they were not counted: too soon, or the show is not on air
     */
    boolean send(BroadcastView show, VisitorId from, int number);

    long total(BroadcastView show);
}
