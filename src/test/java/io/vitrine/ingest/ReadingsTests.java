package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.MutableClock;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTests {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
    private int asked;
    private long client = 1;
    private long bytes = 100;
    private final Readings readings = new Readings(
            () -> {
                asked++;
                return List.of(new PublishedStream(
                        "abcdefghijklmnop", client, "127.0.0.1", "x", Duration.ZERO, bytes, 0, 0, 0, 0, null, null));
            },
            clock);

    @Test
    void withinWhenReadingIsYoungDoesNotAskAgain() {
        readings.within(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(1));
        readings.within(Duration.ofSeconds(2));
        assertThat(asked).isEqualTo(1);
        readings.within(Duration.ZERO);
        clock.advance(Duration.ofSeconds(2));
        readings.within(Duration.ofSeconds(2));
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void silentForWhenNoBytesComeGrows() {
        assertThat(silence()).isZero();
        clock.advance(Duration.ofSeconds(5));
        assertThat(silence()).isEqualTo(Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(5));
        assertThat(silence()).isEqualTo(Duration.ofSeconds(10));
        bytes++;
        assertThat(silence()).isZero();
    }

    @Test
    void silentForWhenAnotherPublisherTookTheNameBeginsAnew() {
        silence();
        clock.advance(Duration.ofSeconds(5));
        client = 2;
        assertThat(silence()).isZero();
        assertThat(readings.within(Duration.ofSeconds(1)).of("abcdefghijklmnop", 1))
                .isEmpty();
    }

    private Duration silence() {
        Readings.Reading reading = readings.within(Duration.ZERO);
        return reading.of("abcdefghijklmnop", client).orElseThrow().silentFor(reading.at());
    }
}
