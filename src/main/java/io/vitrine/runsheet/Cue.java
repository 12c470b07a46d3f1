package io.vitrine.runsheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cue as it is stored.
 *
 * @param done what undoing it has to know; null if nothing is to be undone
 */
record Cue(
        String id,
        CueDraft what,
        long firedStep,
        @Nullable Instant firedAt,
        @Nullable String done,
        @Nullable String problem) {

    boolean isFired() {
        return firedAt != null;
    }
}
