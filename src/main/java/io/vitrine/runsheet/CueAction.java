package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what cues of one kind say. It runs in the transaction that moves the run sheet, so it is done once or not at all. */
interface CueAction {

    CueKind kind();

    /** What it is about; empty if that is not there, or is somebody else's. */
    Optional<Subject> subject(BroadcastView show, CueDraft cue);

    /** @return what {@link #undo} has to know; null if there will be nothing to undo */
    @Nullable
    String fire(BroadcastView show, CueDraft cue, @Nullable Instant mediaAt, AccountId by);

    void undo(BroadcastView show, CueDraft cue, String done, AccountId by);

    /** @param left units that may still be sold; null if it is no product */
    record Subject(String title, @Nullable Integer left) {

        static Subject of(String title) {
            return new Subject(title, null);
        }
    }
}
