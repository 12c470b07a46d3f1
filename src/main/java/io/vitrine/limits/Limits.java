package io.vitrine.limits;

import io.vitrine.accounts.SellerId;
import java.util.Map;
import java.util.OptionalInt;

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

    /** How many encoders of this shop may be connected at once; 0 for any. */
    int showsOf(SellerId seller);

    /** The limit of this shop's own; empty if that of the site counts. */
    OptionalInt ownShowsOf(SellerId seller);

    /**
     * Limits this shop so from now on, whatever the site's limit is.
     *
     * @param shows a number from 1 to 1,000, 0 for any, or empty for the site's limit
     * @throws LimitsException if it is none of these
     */
    void setShowsOf(SellerId seller, String shows);

    /** Whether the edge sends as much as it may. */
    boolean isBusy();

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
        SHOW_FULL,
        /** An encoder was refused, since as many of its shop were connected as may. */
        SELLER_SHOWS,
        /** A viewer's page was refused, since the edge sent as much as it may. */
        BANDWIDTH
    }
}
