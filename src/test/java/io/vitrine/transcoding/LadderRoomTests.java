package io.vitrine.transcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.profiles.Costs;
import io.vitrine.profiles.Preset;
import io.vitrine.profiles.Rung;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderRoomTests {

    private static final List<Rung> LADDER = List.of(new Rung(720, 0, 1800, Preset.X264_VERYFAST, 0));

    @Test
    void laddersWhenNotMeasuredAreCounted() {
        assertThat(room(null, 2, 8).fits(LADDER, List.of(LADDER))).isTrue();
        assertThat(room(null, 2, 8).fits(LADDER, List.of(LADDER, LADDER))).isFalse();
        assertThat(room(null, 0, 8).fits(LADDER, List.of())).isFalse();
    }

    @Test
    void laddersWhenMeasuredFillThreeQuartersOfTheProcessors() {
        LadderRoom cheap = room(0.7, null, 4);
        assertThat(cheap.fits(LADDER, List.of(LADDER, LADDER, LADDER))).isTrue();
        assertThat(cheap.fits(LADDER, List.of(LADDER, LADDER, LADDER, LADDER))).isFalse();
        assertThat(cheap.capacity(List.of(LADDER)).most()).isEqualTo(4);
        assertThat(room(1.6, null, 2).fits(LADDER, List.of())).isFalse();
    }

    @Test
    void limitWhenItIsSetHoldsWhateverWasMeasured() {
        assertThat(room(0.1, 1, 64).fits(LADDER, List.of(LADDER))).isFalse();
        assertThat(room(0.1, 1, 64).capacity(List.of(LADDER)).most()).isEqualTo(1);
    }

    private static LadderRoom room(@Nullable Double cores, @Nullable Integer ladders, int processors) {
        Costs costs = new Costs() {
            @Override
            public Optional<Cost> of(Rung rung) {
                return Optional.empty();
            }

            @Override
            public OptionalDouble cores(List<Rung> rungs) {
                return cores == null ? OptionalDouble.empty() : OptionalDouble.of(cores);
            }
        };
        return new LadderRoom(costs, new TranscodingSettings(ladders, 50, null), processors);
    }
}
