package io.vitrine.showroom;

import io.vitrine.accounts.Accounts;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.playback.Audience;
import io.vitrine.shared.PublicId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what viewers are shown of broadcasts, their channels and their shops. */
@Component
class Shows {

    private final Broadcasts broadcasts;
    private final Channels channels;
    private final Accounts accounts;
    private final Audience audience;

    Shows(Broadcasts broadcasts, Channels channels, Accounts accounts, Audience audience) {
        this.broadcasts = broadcasts;
        this.channels = channels;
        this.accounts = accounts;
        this.audience = audience;
    }

    /** @param id of a broadcast, or of a channel for what it shows now */
    Optional<Show> find(String id) {
        if (!PublicId.isValid(id)) {
            return Optional.empty();
        }
        PublicId publicId = PublicId.of(id);
        Optional<BroadcastView> broadcast = broadcasts.find(publicId);
        if (broadcast.isPresent()) {
            return channels.find(broadcast.get().channel()).map(channel -> show(publicId, channel, broadcast.get()));
        }
        return channels.find(publicId)
                .map(channel ->
                        show(publicId, channel, broadcasts.shown(channel.id()).orElse(null)));
    }

    List<Show> onAir() {
        return all(broadcasts.onAir().stream()
                .filter(show -> show.listing().isListed())
                .toList());
    }

    List<Show> upcoming(int most) {
        return all(broadcasts.upcoming(most));
    }

    private List<Show> all(List<BroadcastView> views) {
        Map<ChannelId, ChannelView> known =
                channelsOf(views.stream().map(BroadcastView::channel).distinct().toList());
        return views.stream()
                .flatMap(view -> Stream.ofNullable(known.get(view.channel()))
                        .map(channel -> show(view.publicId(), channel, view)))
                .toList();
    }

    private Map<ChannelId, ChannelView> channelsOf(Collection<ChannelId> ids) {
        return channels.findAll(ids).stream().collect(Collectors.toMap(ChannelView::id, Function.identity()));
    }

    private Show show(PublicId page, ChannelView channel, @Nullable BroadcastView broadcast) {
        String shop = accounts.shopName(channel.seller()).orElse(channel.name());
        int viewers = broadcast == null ? 0 : audience.watching(broadcast.publicId());
        return new Show(page, channel, shop, broadcast, viewers);
    }
}
