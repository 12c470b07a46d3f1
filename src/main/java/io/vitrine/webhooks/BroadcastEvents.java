package io.vitrine.webhooks;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of shows that go on air and off it; nobody is told of a rehearsal. */
@Component
class BroadcastEvents {

    private final Channels channels;
    private final Messages messages;
    private final Clock clock;

    BroadcastEvents(Channels channels, Messages messages, Clock clock) {
        this.channels = channels;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(PhaseChanged change) {
        BroadcastView show = change.broadcast();
        EventType type = type(change.from(), show.phase());
        if (type != null && show.listing().counts()) {
            channels.find(show.channel())
                    .ifPresent(channel ->
                            messages.tell(channel.seller(), type, clock.instant(), () -> Data.of(show, channel)));
        }
    }

    private static @Nullable EventType type(Phase from, Phase to) {
        if (to == Phase.LIVE) {
            return from == Phase.INTERRUPTED ? EventType.BROADCAST_RESUMED : EventType.BROADCAST_STARTED;
        }
        if (to == Phase.INTERRUPTED) {
            return EventType.BROADCAST_INTERRUPTED;
        }
        return from.isOnAir() ? EventType.BROADCAST_ENDED : null;
    }

    /**
     * What is told of a show.
     *
     * @param phase LIVE, INTERRUPTED, ENDED, or BLOCKED by an administrator
     */
    private record Data(
            String id,
            String channel,
            String title,
            String phase,
            @Nullable Instant plannedStart,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant resumeBy,
            @Nullable String reason) {

        static Data of(BroadcastView show, ChannelView channel) {
            return new Data(
                    show.publicId().value(),
                    channel.publicId().value(),
                    show.title(),
                    show.phase().name(),
                    show.plannedStart(),
                    show.startedAt(),
                    show.endedAt(),
                    show.resumeBy(),
                    show.reason());
        }
    }
}
