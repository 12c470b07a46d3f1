package io.vitrine.profiles;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Knows what rungs take of this machine's processors, as far as it was measured. */
public interface Costs {

    Optional<Cost> of(Rung rung);

    /** What a whole ladder takes, decoding its source included, in processors; empty unless each rung was measured. */
    OptionalDouble cores(List<Rung> rungs);

    /**
     * What a rung takes.
     *
     * @param cores processors, for a source of 30 frames a second, or as many as the rung has
     */
    record Cost(double cores, Instant at) {}
}
