package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Tells the open pages of a show that it moved on, with all they need to follow. */
@Component
class PhaseFrames {

    private final ShowFeed feed;
    private final JsonMapper json;
    private final Clock clock;

    PhaseFrames(ShowFeed feed, JsonMapper json, Clock clock) {
        this.feed = feed;
        this.json = json;
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        BroadcastView broadcast = change.broadcast();
        String frame = json.writeValueAsString(Frame.of(broadcast, clock.instant()));
        feed.send(broadcast.publicId(), frame);
        feed.send(broadcast.channelPublicId(), frame);
    }

    /** @param playlist null unless the picture may be watched */
    private record Frame(
            String type,
            String id,
            Phase phase,
            String title,
            @Nullable String playlist,
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
                    broadcast.startedAt(),
                    broadcast.plannedStart(),
                    broadcast.resumeBy(),
                    broadcast.reason(),
                    now);
        }
    }
}
