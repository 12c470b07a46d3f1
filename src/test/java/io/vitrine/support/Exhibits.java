package io.vitrine.support;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.LatencyMode;
import io.vitrine.shared.PublicId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes channels and broadcasts as other modules see them. */
public final class Exhibits {

    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private Exhibits() {}

    public static ChannelView channel(String name, LatencyMode latency) {
        return new ChannelView(
                new ChannelId(UUID.randomUUID()),
                PublicId.random(),
                new SellerId(UUID.randomUUID()),
                name,
                latency,
                false,
                false,
                Duration.ofMinutes(2),
                null);
    }

    public static BroadcastView broadcast(ChannelView channel, Phase phase, String title) {
        return broadcast(channel, phase, title, null);
    }

    public static BroadcastView broadcast(
            ChannelView channel, Phase phase, String title, @Nullable Instant plannedStart) {
        return new BroadcastView(
                new BroadcastId(UUID.randomUUID()),
                PublicId.random(),
                channel.id(),
                channel.publicId(),
                PublicId.random(),
                title,
                phase,
                phase == Phase.LIVE,
                null,
                plannedStart,
                phase.isOnAir() ? NOW : null,
                phase == Phase.ENDED ? NOW : null,
                phase == Phase.INTERRUPTED ? NOW.plusSeconds(90) : null,
                null);
    }
}
