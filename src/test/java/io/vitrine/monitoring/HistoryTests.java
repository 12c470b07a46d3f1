package io.vitrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final History history = new History();

    @Test
    void hourWhenTwoHoursWereMeasuredHoldsTheLastOne() {
        measure(720, Map.of(Measure.VIEWERS, 3.0));
        List<Point> hour = history.of(Span.HOUR);
        assertThat(hour).hasSize(361);
        assertThat(hour.get(0).at()).isEqualTo(BEGIN.plus(Duration.ofSeconds(3590)));
    }

    @Test
    void dayWhenTwoDaysWereMeasuredHoldsTheLastOneInSteps() {
        measure(2 * 8640, Map.of(Measure.VIEWERS, 3.0));
        List<Point> day = history.of(Span.DAY);
        assertThat(day).hasSizeBetween(350, 362);
        assertThat(Duration.between(day.get(0).at(), day.get(day.size() - 1).at()))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24).plusMinutes(4));
    }

    @Test
    void stepOfADayWhenItIsMadeKeepsWhatWouldBeMissed() {
        history.add(new Point(
                BEGIN, Map.of(Measure.VIEWERS, 9.0, Measure.REFUSED, 1.0, Measure.SPEED, 0.7, Measure.DISK, 5.0)));
        history.add(
                new Point(BEGIN.plus(LOOK), Map.of(Measure.VIEWERS, 4.0, Measure.REFUSED, 2.0, Measure.SPEED, 1.0)));
        assertThat(history.of(Span.DAY))
                .singleElement()
                .extracting(Point::values)
                .isEqualTo(Map.of(Measure.VIEWERS, 9.0, Measure.REFUSED, 3.0, Measure.SPEED, 0.7, Measure.DISK, 5.0));
    }

    private void measure(int looks, Map<Measure, Double> values) {
        for (int i = 0; i < looks; i++) {
            history.add(new Point(BEGIN.plus(LOOK.multipliedBy(i)), values));
        }
    }
}
