package io.vitrine.broadcasts;

import io.vitrine.broadcasts.PublishSessions.OpenSession;
import io.vitrine.channels.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What decides about the encoders of some channels, and what was decided. */
final class Deciding {

    private final Map<ChannelId, OpenSession> holders;
    private final Map<ChannelId, List<Broadcast>> broadcasts;
    private final List<Broadcast> carried = new ArrayList<>();
    private final List<PublishSession> opened = new ArrayList<>();

    /** @param holders may grow */
    Deciding(Map<ChannelId, OpenSession> holders, Map<ChannelId, List<Broadcast>> broadcasts) {
        this.holders = holders;
        this.broadcasts = broadcasts;
    }

    /** The session that is open on the channel; null if none is. */
    @Nullable
    OpenSession holder(ChannelId channel) {
        return holders.get(channel);
    }

    /** The broadcasts that an encoder may carry, and those that keep it away. */
    List<Broadcast> broadcasts(ChannelId channel) {
        return broadcasts.getOrDefault(channel, List.of());
    }

    /** The next connection to the channel is to find this session. */
    void opened(PublishSession session, Broadcast broadcast, OpenSession view) {
        holders.put(view.connection().channel(), view);
        opened.add(session);
        carried.add(broadcast);
    }

    /** Writes all that was opened. */
    void write(ArrivalTables tables) {
        tables.save(carried);
        tables.open(opened);
    }
}
