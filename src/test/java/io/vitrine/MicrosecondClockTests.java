package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Asks the clock in all its units. */
class MicrosecondClockTests {

    private static final Instant FINE = Instant.parse("2026-05-04T10:00:00.123456789Z");

    private final Clock clock = new MicrosecondClock(Clock.fixed(FINE, ZoneOffset.UTC));

    @Test
    void instantWhenTheSourceIsFinerHasWholeMicroseconds() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-05-04T10:00:00.123456Z"));
    }

    @Test
    void millisWhenAskedAreThoseOfTheInstant() {
        assertThat(clock.millis()).isEqualTo(clock.instant().toEpochMilli());
    }

    @Test
    void zoneWhenChangedKeepsTheUnit() {
        ZoneId seoul = ZoneId.of("Asia/Seoul");
        assertThat(clock.withZone(seoul).getZone()).isEqualTo(seoul);
        assertThat(clock.withZone(seoul).instant()).isEqualTo(clock.instant());
    }

    @Test
    void beanWhenAskedInEitherUnitTellsTheTimeOfNow() {
        Clock bean = new ClockConfiguration().clock();
        assertThat(Instant.ofEpochMilli(bean.millis())).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(bean.instant().getNano() % 1000).isZero();
    }
}
