package io.vitrine.runsheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cue of a run sheet.
 *
 * @param title what it is about, for people; null if that is not there any more
 * @param left units of its product that may still be sold; null if it is about none
 * @param firedAt when it began; null if its turn has not come
 * @param problem why it did nothing when its turn came, a key of {@code messages.properties}; null if it did
 */
public record CueView(
        String id,
        CueDraft what,
        @Nullable String title,
        @Nullable Integer left,
        @Nullable Instant firedAt,
        @Nullable String problem) {

    public CueKind kind() {
        return what.kind();
    }

    public boolean isFired() {
        return firedAt != null;
    }
}
