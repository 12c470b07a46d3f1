package io.vitrine.showroom;

import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.PlaybackPolicy;
import io.vitrine.playback.Admission;
import io.vitrine.playback.Playback;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides who is given the address of a show's picture; that they may open its page {@link HiddenShows} has seen to. */
@Component
class Viewing {

    private final Playback playback;
    private final Clock clock;

    Viewing(Playback playback, Clock clock) {
        this.playback = playback;
        this.clock = clock;
    }

    /** @param who null if nobody is signed in */
    boolean mayWatch(BroadcastView show, @Nullable SignedIn who) {
        return who != null || show.listing().playback() != PlaybackPolicy.SIGNED_IN;
    }

    /** Whether the same address is for everybody who may open the page. */
    boolean isTheSameForAll(BroadcastView show) {
        return show.listing().playback() != PlaybackPolicy.SIGNED_IN;
    }

    /** Empty if the show is not on air, or this viewer may not watch. */
    Optional<Admission> admit(BroadcastView show, @Nullable SignedIn who) {
        return mayWatch(show, who) ? playback.admit(show) : Optional.empty();
    }

    /** When two thirds of its life are over: then there is time to try again. */
    Given given(Admission admission) {
        Duration left = admission.until() == null
                ? Duration.ZERO
                : Duration.between(clock.instant(), admission.until())
                        .multipliedBy(2)
                        .dividedBy(3);
        return new Given(admission.playlist(), left.toMillis());
    }

    /**
     * What a page is given.
     *
     * @param renewIn milliseconds after which to ask for the next address; 0 if this one stays good
     */
    record Given(String playlist, long renewIn) {}
}
