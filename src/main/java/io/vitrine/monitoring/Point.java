package io.vitrine.monitoring;

import java.time.Instant;
import java.util.Map;

/**
 * What was measured at one time, or in the few minutes before it.
 *
 * @param values without those that there was nothing to measure of
 */
public record Point(Instant at, Map<Measure, Double> values) {

    public Point {
        values = Map.copyOf(values);
    }
}
