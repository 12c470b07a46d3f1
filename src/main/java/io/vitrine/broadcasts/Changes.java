package io.vitrine.broadcasts;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.ShowOver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Changes broadcasts inside the transaction at hand, and tells everybody when the phase is another afterwards. */
@Component
class Changes {

    /** How long an encoder must be gone, after its show was ended under it, until it may begin another. */
    private static final Duration QUIET = Duration.ofSeconds(30);
    /** The same where its return would be on air at once. */
    private static final Duration QUIET_WHEN_LIVE_AT_ONCE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Changes.class);

    private final BroadcastRepository broadcasts;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Clock clock;

    Changes(BroadcastRepository broadcasts, ApplicationEventPublisher events, AuditLog audit, Clock clock) {
        this.broadcasts = broadcasts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Applies the change, saves it, and tells if the phase is another. */
    BroadcastView apply(Broadcast broadcast, BiConsumer<Broadcast, Instant> change) {
        Phase before = broadcast.phase();
        String epoch = broadcast.playbackEpoch();
        change.accept(broadcast, now());
        BroadcastView view = broadcasts.save(broadcast).view();
        if (!Objects.equals(epoch, broadcast.playbackEpoch())) {
            events.publishEvent(new PlaybackChanged(view));
        }
        tellPhase(before, view);
        return view;
    }

    /** Tells if the phase is another. */
    void tellPhase(Phase before, BroadcastView after) {
        if (before != after.phase()) {
            events.publishEvent(new PhaseChanged(before, after));
            if (after.phase().isOver()) {
                events.publishEvent(new ShowOver(after.id().value()));
            }
        }
    }

    /** After the commit: of two who end a show at the same time, one does. */
    @TransactionalEventListener(fallbackExecution = true)
    void note(PhaseChanged change) {
        BroadcastView broadcast = change.broadcast();
        // That an encoder has come is told with its session; by the thousand two lines take a tenth of the verdict's
        // time.
        log.atLevel(broadcast.phase() == Phase.PREVIEW ? Level.DEBUG : Level.INFO)
                .log("Broadcast {} is {} (was {})", broadcast.publicId(), broadcast.phase(), change.from());
    }

    void tell(Object event) {
        events.publishEvent(event);
    }

    /** Notes what a person did. */
    void note(String action, Phase before, BroadcastView after, String detail) {
        String about = detail.isEmpty() ? after.title() : after.title() + ": " + detail;
        audit.change(action, after.id(), about, before.name(), after.phase().name());
    }

    /** Notes that who may watch is another. */
    void notePlayback(PlaybackPolicy before, BroadcastView after) {
        if (before != after.listing().playback()) {
            audit.change(
                    "broadcast.playback",
                    after.id(),
                    after.title(),
                    before.name(),
                    after.listing().playback().name());
        }
    }

    void note(String action, BroadcastView about) {
        audit.note(action, about.id(), about.title());
    }

    Instant now() {
        return clock.instant();
    }

    static Duration quiet(boolean goesLiveByItself) {
        return goesLiveByItself ? QUIET_WHEN_LIVE_AT_ONCE : QUIET;
    }
}
