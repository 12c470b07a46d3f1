package io.vitrine.limits;

import java.util.Map;

/** Knows the limits of this installation, and counts how often each was reached. */
public interface Limits {

    SiteLimits now();

    /**
     * Limits so from now on, at the edge as well.
     *
     * @throws LimitsException if the edge cannot be told; then all is as before
     */
    void set(LimitsDraft draft);

    boolean mayPublish(String address);

    boolean mayPlay(String address);

    void reached(Reached limit);

    /** Since the application was started. */
    Map<Reached, Long> counts();

    /** What was done because of a limit. */
    enum Reached {
        /** An encoder was refused for its address. */
        PUBLISH_ADDRESS,
        /** An encoder was disconnected for what it sent. */
        CEILING,
        /** A viewer's page was refused for its address. */
        PLAY_ADDRESS,
        /** A viewer's page was refused, since the show was full. */
        SHOW_FULL
    }
}
