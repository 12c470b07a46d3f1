package io.vitrine.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What there is to write of a browser's visit to a show.
 *
 * @param watched since it was written the last time
 */
record Visit(Key key, Instant first, Instant last, Duration watched, String source) {

    Visit and(Visit next) {
        return new Visit(key, first, next.last, watched.plus(next.watched), source);
    }

    /** One browser and one show. */
    record Key(UUID show, UUID visitor) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int shows = show.compareTo(other.show);
            return shows == 0 ? visitor.compareTo(other.visitor) : shows;
        }
    }
}
