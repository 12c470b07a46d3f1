package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PictureTimesTests {

    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");

    private final PictureTimes times = new PictureTimes(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void timeOfAFrameThatWasSeenIsALittleLater() {
        assertThat(times.of(NOW.minusMillis(1000))).isEqualTo(NOW.minusMillis(600));
    }

    @Test
    void timeOfAFrameThatHasOnlyJustBeenIsNotLaterThanNow() {
        assertThat(times.of(NOW.minusMillis(100))).isEqualTo(NOW);
    }

    @Test
    void timeThatCannotBeRightIsNow() {
        assertThat(times.of(null)).isEqualTo(NOW);
        assertThat(times.of(NOW.plusMillis(1))).isEqualTo(NOW);
        assertThat(times.of(NOW.minusSeconds(61))).isEqualTo(NOW);
    }
}
