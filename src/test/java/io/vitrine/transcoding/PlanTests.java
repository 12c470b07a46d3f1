package io.vitrine.transcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.profiles.Preset;
import io.vitrine.profiles.Rung;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTests {

    private static final List<Rung> LADDER = List.of(rung(720, 1800), rung(480, 900), rung(360, 500));
    private static final Duration PART = Duration.ofMillis(333);

    @Test
    void rungsAboveTheSourceAreLeftOut() {
        assertThat(plan(source(480, "AAC"), false, true).renditions()).containsExactly("source", "480p", "360p");
    }

    @Test
    void rungAsTallAsTheSourceIsKept() {
        assertThat(plan(source(720, "AAC"), false, true).renditions())
                .containsExactly("source", "720p", "480p", "360p");
    }

    @Test
    void channelThatWantsNoLadderIsCopiedOnly() {
        Plan plan = plan(source(720, "AAC"), true, true);
        assertThat(plan.renditions()).containsExactly("source");
        assertThat(plan.nodeFull()).isFalse();
    }

    @Test
    void nodeWithoutRoomCopiesOnlyAndSaysSo() {
        Plan plan = plan(source(720, "AAC"), false, false);
        assertThat(plan.renditions()).containsExactly("source");
        assertThat(plan.nodeFull()).isTrue();
    }

    @Test
    void audioIsEncodedUnlessItIsAac() {
        assertThat(plan(source(720, "AAC"), false, true).copyAudio()).isTrue();
        assertThat(plan(source(720, "MP3"), false, true).copyAudio()).isFalse();
        assertThat(plan(source(720, null), false, true).copyAudio()).isFalse();
    }

    @Test
    void sourceIsPlayableOnlyAsH264() {
        assertThat(new Source(720, "H264", "AAC").isPlayable()).isTrue();
        assertThat(new Source(0, "Sorenson-H263", "AAC").isPlayable()).isFalse();
        assertThat(new Source(0, "Sorenson-H263", "AAC").isKnown()).isTrue();
        assertThat(new Source(0, "H264", "AAC").isKnown()).isFalse();
        assertThat(new Source(0, null, "AAC").isKnown()).isFalse();
    }

    private static Rung rung(int height, int kbps) {
        return new Rung(height, 0, kbps, Preset.X264_VERYFAST, 0);
    }

    private static Source source(int height, @Nullable String audio) {
        return new Source(height, "H264", audio);
    }

    private static Plan plan(Source source, boolean sourceOnly, boolean room) {
        return Plan.of(source, sourceOnly ? List.of() : LADDER, rungs -> room, PART);
    }
}
