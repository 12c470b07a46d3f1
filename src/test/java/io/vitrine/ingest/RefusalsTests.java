package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.MutableClock;
import io.vitrine.channels.ChannelId;
import io.vitrine.ingest.Signals.RefusedPublish;
import io.vitrine.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTests {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
    private final Refusals refusals = new Refusals(clock);
    private final ChannelId channel = new ChannelId(Ids.next());

    @Test
    void ofWhenManyWereRefusedKeepsTheLastTen() {
        for (int i = 0; i < 25; i++) {
            refusals.add(channel, "192.0.2." + i, "refused.busy");
        }
        assertThat(refusals.of(channel))
                .hasSize(10)
                .first()
                .extracting(RefusedPublish::address)
                .isEqualTo("192.0.2.24");
    }

    @Test
    void addWhenTheSameEncoderTriesAgainIsNoNews() {
        assertThat(refusals.add(channel, "192.0.2.1", "refused.busy")).isTrue();
        clock.advance(Duration.ofSeconds(2));
        assertThat(refusals.add(channel, "192.0.2.1", "refused.busy")).isFalse();
        assertThat(refusals.of(channel))
                .containsExactly(new RefusedPublish(clock.instant(), "192.0.2.1", "refused.busy"));
    }

    @Test
    void ofWhenADayHasPassedForgets() {
        refusals.add(channel, "192.0.2.1", "refused.busy");
        clock.advance(Duration.ofHours(25));
        assertThat(refusals.of(channel)).isEmpty();
        assertThat(refusals.of(new ChannelId(Ids.next()))).isEmpty();
    }
}
