package io.vitrine.analytics;

import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.PublicId;

/**
 * Hears from pages that somebody watches or looks at something. Nothing is written at once, nothing is ever refused, and
 * whatever counts for nothing (rehearsals, shows that are not on air, known robots) is passed over.
 */
public interface Beacons {

    /**
     * Somebody sees the picture: at its first frame, and every 30 s.
     *
     * @param address of their network; only so many strangers from one count within ten minutes
     * @param source the host of the page that led here; empty if there was none
     * @param agent what the browser says of itself
     */
    void watching(BroadcastView show, VisitorId visitor, String address, String source, String agent);

    /** Somebody has opened a product that was found on a show. */
    void opened(BroadcastView show, VisitorId visitor, PublicId product);
}
