package io.vitrine.playback;

import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.packaging.Packager;
import io.vitrine.shared.PublicId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes the media of a show away from everybody as soon as an administrator has stopped it.
 *
 * <p>Here and not where FFmpeg is stopped: that may have to wait for its turn, and for FFmpeg.
 */
@Component
class Withdrawals {

    private final Packager packager;
    private final Broadcasts broadcasts;

    Withdrawals(Packager packager, Broadcasts broadcasts) {
        this.packager = packager;
        this.broadcasts = broadcasts;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        if (change.broadcast().phase() == Phase.BLOCKED) {
            packager.withdraw(change.broadcast().mediaId().value());
        }
    }

    /** Does what an application that was killed between the stop and its mark had still to do. */
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        packager.unclaimed().stream().filter(this::isWithdrawn).forEach(packager::withdraw);
    }

    /** Whether an administrator has stopped the show of this media. */
    boolean isWithdrawn(String mediaId) {
        return PublicId.isValid(mediaId)
                && broadcasts
                        .findByMedia(PublicId.of(mediaId))
                        .filter(show -> show.phase() == Phase.BLOCKED)
                        .isPresent();
    }
}
