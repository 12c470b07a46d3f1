package io.vitrine.console;

import io.vitrine.profiles.Costs;
import io.vitrine.profiles.Costs.Cost;
import io.vitrine.profiles.ProfileView;
import io.vitrine.profiles.Rung;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A profile with what it takes.
 *
 * @param percent of one processor, all rungs and decoding the source together; null if not all were measured
 * @param measured when the oldest of these was measured; null if not all were
 * @param fit how many such ladders the machine has room for; null likewise
 */
record ProfileCard(
        ProfileView profile,
        List<Line> lines,
        @Nullable Long percent,
        @Nullable Instant measured,
        @Nullable Integer fit) {

    private static final int PERCENT = 100;

    /** @param budget processors that ladders may take together */
    static ProfileCard of(ProfileView profile, Costs costs, double budget) {
        List<Line> lines = profile.rungs().stream()
                .map(rung -> new Line(rung, percent(costs, rung)))
                .toList();
        OptionalDouble cores = costs.cores(profile.rungs());
        if (cores.isEmpty()) {
            return new ProfileCard(profile, lines, null, null, null);
        }
        Instant oldest = profile.rungs().stream()
                .map(rung -> costs.of(rung).map(Cost::at).orElse(null))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        double each = cores.getAsDouble();
        return new ProfileCard(
                profile, lines, Math.round(each * PERCENT), oldest, (int) (budget / Math.max(each, 0.01)));
    }

    static @Nullable Long percent(Costs costs, Rung rung) {
        return costs.of(rung).map(cost -> Math.round(cost.cores() * PERCENT)).orElse(null);
    }

    /** @param percent of one processor; null if it was not measured */
    record Line(Rung rung, @Nullable Long percent) {}
}
