package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.PollView;
import io.vitrine.polls.Polls;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a poll. */
@Component
class PollCue implements CueAction {

    private final Polls polls;

    PollCue(Polls polls) {
        this.polls = polls;
    }

    @Override
    public CueKind kind() {
        return CueKind.POLL;
    }

    @Override
    public Optional<Subject> subject(BroadcastView show, CueDraft cue) {
        return polls.find(show, PublicId.of(cue.subject()))
                .map(PollView::question)
                .map(Subject::of);
    }

    @Override
    public @Nullable String fire(BroadcastView show, CueDraft cue, @Nullable Instant mediaAt, AccountId by) {
        polls.open(show, PublicId.of(cue.subject()), mediaAt);
        return "";
    }

    @Override
    public void undo(BroadcastView show, CueDraft cue, String done, AccountId by) {
        polls.takeBack(show, PublicId.of(cue.subject()));
    }
}
