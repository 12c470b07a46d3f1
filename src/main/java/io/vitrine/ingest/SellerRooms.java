package io.vitrine.ingest;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.limits.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts for one batch of encoders how many of each shop are connected; asks nobody as long as nothing is limited. */
final class SellerRooms {

    private final Limits limits;
    private final Channels channels;
    private final PublishSessions sessions;
    private final Map<SellerId, Set<ChannelId>> connected = new HashMap<>();

    SellerRooms(Limits limits, Channels channels, PublishSessions sessions) {
        this.limits = limits;
        this.channels = channels;
        this.sessions = sessions;
    }

    /** Whether there is room for it; then it is taken. A channel that has an encoder already takes no more. */
    boolean take(ChannelView channel) {
        int most = limits.showsOf(channel.seller());
        if (most == 0) {
            return true;
        }
        Set<ChannelId> here = connected.computeIfAbsent(channel.seller(), this::of);
        return here.contains(channel.id()) || here.size() < most && here.add(channel.id());
    }

    private Set<ChannelId> of(SellerId seller) {
        return channels.ofSeller(seller).stream()
                .map(ChannelView::id)
                .filter(channel -> sessions.openOf(channel).isPresent())
                .collect(Collectors.toSet());
    }
}
