package io.vitrine.studio;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.Channels;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows the shows that somebody can be invited to help with. */
@Component
class TeamShows {

    private static final int MOST_OF_A_CHANNEL = 30;

    private final Channels channels;
    private final Broadcasts broadcasts;

    TeamShows(Channels channels, Broadcasts broadcasts) {
        this.channels = channels;
        this.broadcasts = broadcasts;
    }

    List<BroadcastView> open(SellerId seller) {
        return channels.ofSeller(seller).stream()
                .flatMap(channel -> broadcasts.ofChannel(channel.id(), MOST_OF_A_CHANNEL).stream())
                .filter(show -> ShowState.of(show).isOpen())
                .toList();
    }

    /** Empty if the shop has no such show, or it is over. */
    Optional<UUID> id(SellerId seller, String publicId) {
        return open(seller).stream()
                .filter(show -> show.publicId().value().equals(publicId))
                .map(show -> show.id().value())
                .findFirst();
    }

    @Nullable
    String title(@Nullable UUID show) {
        return Optional.ofNullable(show)
                .flatMap(id -> broadcasts.find(new BroadcastId(id)))
                .map(BroadcastView::title)
                .orElse(null);
    }
}
