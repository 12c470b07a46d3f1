package io.vitrine.console;

import io.vitrine.monitoring.Measure;
import io.vitrine.monitoring.Point;
import io.vitrine.monitoring.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line over time, as SVG draws it in a box of {@link #WIDTH} by {@link #HEIGHT}, and the same as rows for who does not
 * look at pictures. Values are in the unit that people read: Mbit/s, ms, GB.
 *
 * @param line the path of what was measured; with gaps where nothing was
 * @param area the same, closed at the bottom
 * @param top the value at the upper edge
 * @param last null if nothing was measured lately
 * @param extreme the most, the least or the sum of all, as the measure's own way to join values has it; null if nothing
 *     was measured
 * @param rows a dozen, the latest first
 */
record Chart(
        Measure measure,
        String line,
        String area,
        double top,
        @Nullable Double last,
        @Nullable Double extreme,
        List<Row> rows) {

    static final int WIDTH = 300;
    static final int HEIGHT = 90;

    private static final int ROWS = 12;

    /** Real time is 1; less of it is what matters, and more is good. */
    private static final double SPEED_TOP = 1.5;

    /** Without a point for so much of the span there is a gap in the line. */
    private static final int GAP = 60;

    static Chart of(Measure measure, List<Point> points, Span span, Instant now) {
        Instant begin = now.minus(span.length());
        List<Value> values = points.stream()
                .filter(point -> !point.at().isBefore(begin))
                .map(point -> value(measure, point))
                .filter(Objects::nonNull)
                .toList();
        double most = values.stream().mapToDouble(Value::value).max().orElse(0);
        double top = measure == Measure.SPEED ? Math.max(SPEED_TOP, most) : round(most);
        var drawing = new Drawing(begin, span.length(), top);
        values.forEach(drawing::add);
        Value last = values.isEmpty() ? null : values.get(values.size() - 1);
        return new Chart(
                measure,
                drawing.line.toString(),
                drawing.area(),
                top,
                last == null || last.at().isBefore(now.minus(span.length().dividedBy(GAP))) ? null : last.value(),
                join(measure, values),
                rows(measure, values, begin, span.length()));
    }

    private static @Nullable Value value(Measure measure, Point point) {
        Double value = point.values().get(measure);
        return value == null ? null : new Value(point.at(), value * unit(measure));
    }

    private static double unit(Measure measure) {
        return switch (measure) {
            case RECEIVED -> 1e-6;
            case VERDICT -> 1e3;
            case DISK -> 1e-9;
            case VIEWERS, REFUSED, SPEED -> 1;
        };
    }

    /** The next of 1, 2 and 5 times a power of ten: a number that people read at the edge of a chart. */
    private static double round(double most) {
        if (most <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= most) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static List<Row> rows(Measure measure, List<Value> values, Instant begin, Duration length) {
        Duration step = length.dividedBy(ROWS);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Instant from = begin.plus(step.multipliedBy(i));
            Instant to = from.plus(step);
            Double value = join(
                    measure,
                    values.stream()
                            .filter(each ->
                                    each.at().isAfter(from) && !each.at().isAfter(to))
                            .toList());
            if (value != null) {
                rows.add(new Row(from, value));
            }
        }
        Collections.reverse(rows);
        return rows;
    }

    private static @Nullable Double join(Measure measure, List<Value> values) {
        return values.stream().map(Value::value).reduce(measure::join).orElse(null);
    }

    /** What was measured from that time on. */
    record Row(Instant from, double value) {}

    private record Value(Instant at, double value) {}

    /** Writes the path. A value alone between gaps is a dot: a line of no length with round ends. */
    private static final class Drawing {

        private final Instant begin;
        private final Duration length;
        private final double top;
        private final StringBuilder line = new StringBuilder();
        private final StringBuilder area = new StringBuilder();
        private @Nullable Instant before;
        private String x = "";

        private Drawing(Instant begin, Duration length, double top) {
            this.begin = begin;
            this.length = length;
            this.top = top;
        }

        private void add(Value value) {
            double share = (double) Duration.between(begin, value.at()).toMillis() / length.toMillis();
            String nextX = number(share * WIDTH);
            String y = number(HEIGHT - value.value() / top * HEIGHT);
            Instant last = before;
            if (last == null || last.isBefore(value.at().minus(length.dividedBy(GAP)))) {
                closeArea();
                line.append('M').append(nextX).append(' ').append(y).append("h0");
                area.append('M')
                        .append(nextX)
                        .append(' ')
                        .append(HEIGHT)
                        .append('V')
                        .append(y);
            } else {
                line.append('L').append(nextX).append(' ').append(y);
                area.append('L').append(nextX).append(' ').append(y);
            }
            x = nextX;
            before = value.at();
        }

        private String area() {
            closeArea();
            return area.toString();
        }

        private void closeArea() {
            if (before != null && !x.isEmpty()) {
                area.append('L').append(x).append(' ').append(HEIGHT).append('Z');
                x = "";
            }
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
    }
}
