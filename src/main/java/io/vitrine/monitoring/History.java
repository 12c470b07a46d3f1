package io.vitrine.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps every look for an hour, and for a day one point for each four minutes. */
final class History {

    private static final Duration STEP = Duration.ofMinutes(4);

    private final Deque<Point> hour = new ArrayDeque<>();
    private final Deque<Point> day = new ArrayDeque<>();
    private final Map<Measure, Double> open = new EnumMap<>(Measure.class);
    private Instant opened = Instant.MIN;

    synchronized void add(Point point) {
        hour.addLast(point);
        forget(hour, point.at().minus(Span.HOUR.length()));
        if (opened.equals(Instant.MIN)) {
            opened = point.at();
        }
        point.values().forEach((measure, value) -> open.merge(measure, value, measure::join));
        if (!point.at().isBefore(opened.plus(STEP))) {
            day.addLast(new Point(point.at(), open));
            forget(day, point.at().minus(Span.DAY.length()));
            open.clear();
            opened = point.at();
        }
    }

    synchronized List<Point> of(Span span) {
        if (span == Span.HOUR) {
            return List.copyOf(hour);
        }
        // With what is not full yet, so that a fresh start shows something.
        List<Point> points = new ArrayList<>(day);
        if (!open.isEmpty()) {
            points.add(new Point(hour.getLast().at(), open));
        }
        return points;
    }

    private static void forget(Deque<Point> points, Instant before) {
        while (!points.isEmpty() && points.getFirst().at().isBefore(before)) {
            points.removeFirst();
        }
    }
}
