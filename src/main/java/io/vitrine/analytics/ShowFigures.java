package io.vitrine.analytics;

import java.time.Duration;

/**
 * Who came to a show.
 *
 * @param viewers browsers that have seen its picture, each once
 * @param watched the time of all of them together
 * @param clicks products that were opened, each once for every browser
 * @param carts products that were put into a cart, each once for every browser, also if they were taken out again
 */
public record ShowFigures(long viewers, Duration watched, long clicks, long carts) {

    /** Zero if nobody came. */
    public Duration average() {
        return viewers == 0 ? Duration.ZERO : watched.dividedBy(viewers);
    }
}
