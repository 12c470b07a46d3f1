package io.vitrine.runsheet;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.stage.Direction;
import io.vitrine.stage.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows an announcement. */
@Component
class NoticeCue implements CueAction {

    private final Direction direction;

    NoticeCue(Direction direction) {
        this.direction = direction;
    }

    @Override
    public CueKind kind() {
        return CueKind.NOTICE;
    }

    @Override
    public Optional<Subject> subject(BroadcastView show, CueDraft cue) {
        return Optional.of(Subject.of(cue.text()));
    }

    @Override
    public @Nullable String fire(BroadcastView show, CueDraft cue, @Nullable Instant mediaAt, AccountId by) {
        Duration lasting = cue.lasting() == 0 ? null : Duration.ofSeconds(cue.lasting());
        direction.say(show, NoticeKind.RUNNING, cue.text(), lasting, mediaAt);
        return "";
    }

    @Override
    public void undo(BroadcastView show, CueDraft cue, String done, AccountId by) {
        direction.silence(show, NoticeKind.RUNNING, null);
    }
}
