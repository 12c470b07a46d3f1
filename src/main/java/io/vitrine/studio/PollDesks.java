package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.Polls;
import io.vitrine.studio.PollDesk.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares the polls of a show for the seller's pages. */
@Component
class PollDesks {

    private final Polls polls;

    PollDesks(Polls polls) {
        this.polls = polls;
    }

    PollDesk of(BroadcastView show, @Nullable Refusal refusal, PollForm typed) {
        return new PollDesk(
                show.publicId(), show.phase().isOnAir(), show.phase().acceptsSignal(), polls.of(show), refusal, typed);
    }
}
