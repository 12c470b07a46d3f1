package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.broadcasts.PlaybackChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Tells the open pages of a show that it moved on, with all they need to follow. */
@Component
class PhaseFrames {

    /**
     * A show that is not on air yet has little to tell, and may be on air a moment later: this waits, so that encoders
     * which come back by the thousand are let in first.
     */
    private static final Duration NOT_URGENT = Duration.ofSeconds(2);

    private final ShowFeed feed;
    private final TaskScheduler scheduler;
    private final JsonMapper json;
    private final Clock clock;
    private final ConcurrentMap<BroadcastId, BroadcastView> waiting = new ConcurrentHashMap<>();

    PhaseFrames(ShowFeed feed, TaskScheduler scheduler, JsonMapper json, Clock clock) {
        this.feed = feed;
        this.scheduler = scheduler;
        this.json = json;
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        BroadcastView broadcast = change.broadcast();
        waiting.compute(broadcast.id(), (id, before) -> {
            if (broadcast.phase() != Phase.PREVIEW && broadcast.phase() != Phase.SCHEDULED) {
                send(broadcast);
                return null;
            }
            if (before == null) {
                scheduler.schedule(
                        () -> sendWaiting(id), scheduler.getClock().instant().plus(NOT_URGENT));
            }
            return broadcast;
        });
    }

    /** Pages whose address is no good any more ask for another. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PlaybackChanged change) {
        send(change.broadcast());
    }

    private void sendWaiting(BroadcastId broadcast) {
        waiting.computeIfPresent(broadcast, (id, last) -> {
            send(last);
            return null;
        });
    }

    private void send(BroadcastView broadcast) {
        feed.send(broadcast, json.writeValueAsString(Frame.of(broadcast, clock.instant())));
    }

    /**
     * @param playlist null unless the picture may be watched, and if each page has to ask for it
     * @param guarded whether it has to
     */
    private record Frame(
            String type,
            String id,
            Phase phase,
            String title,
            @Nullable String playlist,
            boolean guarded,
            @Nullable Instant startedAt,
            @Nullable Instant plannedStart,
            @Nullable Instant resumeBy,
            @Nullable String reason,
            Instant now) {

        static Frame of(BroadcastView broadcast, Instant now) {
            return new Frame(
                    "phase",
                    broadcast.publicId().value(),
                    broadcast.phase(),
                    broadcast.title(),
                    Playlists.addressFor(broadcast),
                    broadcast.listing().isGuarded(),
                    broadcast.startedAt(),
                    broadcast.plannedStart(),
                    broadcast.resumeBy(),
                    broadcast.reasonForViewers(),
                    now);
        }
    }
}
