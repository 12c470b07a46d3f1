package io.vitrine.polls;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.stage.SnapshotPart;
import org.springframework.stereotype.Component;

/** Tells pages that open, or have missed something, which poll is shown. */
@Component
class PollsOnScreen implements SnapshotPart {

    private final Polls polls;

    PollsOnScreen(Polls polls) {
        this.polls = polls;
    }

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public Object of(BroadcastView show) {
        return polls.shown(show).stream().map(PollJson::of).toList();
    }
}
