package io.vitrine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.monitoring.Measure;
import io.vitrine.monitoring.Point;
import io.vitrine.monitoring.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTests {

    private static final Instant NOW = Instant.parse("2026-03-01T11:00:00Z");

    @Test
    void lineWhenNothingWasMeasuredForAWhileHasAGap() {
        Chart chart = chart(Measure.VIEWERS, at(60, 0), at(59.5, 20), at(30, 40), at(29.5, 40), at(0, 10));
        assertThat(chart.line()).isEqualTo("M0.0 90.0h0L2.5 54.0M150.0 18.0h0L152.5 18.0M300.0 72.0h0");
        assertThat(chart.area())
                .isEqualTo("M0.0 90V90.0L2.5 54.0L2.5 90ZM150.0 90V18.0L152.5 18.0L152.5 90ZM300.0 90V72.0L300.0 90Z");
        assertThat(chart.top()).isEqualTo(50);
        assertThat(chart.last()).isEqualTo(10);
        assertThat(chart.extreme()).isEqualTo(40);
    }

    @Test
    void rowsWhenReadAreTheLatestFirstAndJoinWhatTheyHold() {
        Chart chart = chart(Measure.REFUSED, at(58, 1), at(57, 2), at(3, 4), at(2, 5));
        assertThat(chart.rows())
                .containsExactly(
                        new Chart.Row(NOW.minus(Duration.ofMinutes(5)), 9),
                        new Chart.Row(NOW.minus(Duration.ofMinutes(60)), 3));
        assertThat(chart.extreme()).isEqualTo(12);
        assertThat(chart.last()).as("more than a minute ago").isNull();
    }

    @Test
    void valuesWhenShownAreInUnitsThatPeopleRead() {
        assertThat(chart(Measure.RECEIVED, at(0, 2_500_000)).last()).isEqualTo(2.5);
        assertThat(chart(Measure.VERDICT, at(0, 0.25)).last()).isEqualTo(250);
        assertThat(chart(Measure.DISK, at(0, 71e9)).top()).isEqualTo(100);
        assertThat(chart(Measure.SPEED, at(0, 1.0)).top()).isEqualTo(1.5);
    }

    @Test
    void chartWhenNothingWasEverMeasuredIsEmpty() {
        Chart chart = chart(Measure.SPEED, new Point(NOW, Map.of(Measure.DISK, 1.0)));
        assertThat(chart.line()).isEmpty();
        assertThat(chart.area()).isEmpty();
        assertThat(chart.rows()).isEmpty();
        assertThat(chart.last()).isNull();
        assertThat(chart.extreme()).isNull();
    }

    private static Chart chart(Measure measure, Point... points) {
        return Chart.of(
                measure,
                List.of(points).stream()
                        .map(point -> new Point(point.at(), renamed(point.values(), measure)))
                        .toList(),
                Span.HOUR,
                NOW);
    }

    /** What {@link #at} measured is what the chart is of. */
    private static Map<Measure, Double> renamed(Map<Measure, Double> values, Measure measure) {
        Double value = values.get(Measure.VIEWERS);
        return value == null ? values : Map.of(measure, value);
    }

    private static Point at(double minutesAgo, double value) {
        return new Point(NOW.minusMillis((long) (minutesAgo * 60_000)), Map.of(Measure.VIEWERS, value));
    }
}
