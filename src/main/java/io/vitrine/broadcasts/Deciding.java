package io.vitrine.broadcasts;

import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What decides about the encoders of some channels, read at once. */
final class Deciding {

    private final Map<ChannelId, ChannelView> channels;
    private final Map<UUID, PublishSession> holders;
    private final Map<ChannelId, List<Broadcast>> broadcasts;

    private Deciding(
            Map<ChannelId, ChannelView> channels,
            Map<UUID, PublishSession> holders,
            Map<ChannelId, List<Broadcast>> broadcasts) {
        this.channels = channels;
        this.holders = holders;
        this.broadcasts = broadcasts;
    }

    static Deciding read(
            List<ChannelId> of,
            Instant now,
            Channels channels,
            PublishSessionRepository sessions,
            BroadcastRepository broadcasts) {
        List<UUID> ids = of.stream().map(ChannelId::value).toList();
        return new Deciding(
                channels.findAll(of).stream().collect(Collectors.toMap(ChannelView::id, Function.identity())),
                sessions.findByOpenChannelIn(ids).stream()
                        .collect(Collectors.toMap(
                                PublishSession::channel, Function.identity(), (one, other) -> one, HashMap::new)),
                broadcasts.deciding(ids, Phase.ACCEPTING, now).stream()
                        .collect(Collectors.groupingBy(Broadcast::channel)));
    }

    /** Null if there is no such channel. */
    @Nullable
    ChannelView channel(ChannelId id) {
        return channels.get(id);
    }

    /** The session that is open on the channel; null if none is. */
    @Nullable
    PublishSession holder(ChannelId channel) {
        return holders.get(channel.value());
    }

    /** The broadcasts that an encoder may carry, and those that keep it away. */
    List<Broadcast> broadcasts(ChannelId channel) {
        return broadcasts.getOrDefault(channel, List.of());
    }

    /** The next connection to the channel is to find this session. */
    void opened(ChannelId channel, PublishSession session) {
        holders.put(channel.value(), session);
    }
}
