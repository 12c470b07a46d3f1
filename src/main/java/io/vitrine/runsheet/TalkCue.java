package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the host talk. */
@Component
class TalkCue implements CueAction {

    @Override
    public CueKind kind() {
        return CueKind.TALK;
    }

    @Override
    public Optional<Subject> subject(BroadcastView show, CueDraft cue) {
        return Optional.of(Subject.of(cue.text()));
    }

    @Override
    public @Nullable String fire(BroadcastView show, CueDraft cue, @Nullable Instant mediaAt, AccountId by) {
        return null;
    }

    @Override
    public void undo(BroadcastView show, CueDraft cue, String done, AccountId by) {}
}
