package io.vitrine.studio;

import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.StreamKeys;
import io.vitrine.playback.Audience;
import io.vitrine.studio.Overview.FirstSteps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the seller's overview together. */
@Component
class Overviews {

    private static final int MOST_OF_A_CHANNEL = 30;
    private static final int MOST_PAST = 12;

    private final ActingShop acting;
    private final SellerScope scope;
    private final Broadcasts broadcasts;
    private final StreamKeys keys;
    private final Audience audience;

    Overviews(ActingShop acting, SellerScope scope, Broadcasts broadcasts, StreamKeys keys, Audience audience) {
        this.acting = acting;
        this.scope = scope;
        this.broadcasts = broadcasts;
        this.keys = keys;
        this.audience = audience;
    }

    Overview of(SignedIn who) {
        Acting acts = acting.now();
        List<ChannelView> channels = scope.channels(who);
        List<ShowCard> shows = channels.stream()
                .flatMap(channel -> broadcasts.ofChannel(channel.id(), MOST_OF_A_CHANNEL).stream()
                        .filter(acts::sees)
                        .map(broadcast -> card(channel, broadcast)))
                .sorted(ShowCard.BY_URGENCY)
                .toList();
        // Who helps with a single show has no business with the channels.
        List<ChannelCard> cards =
                acts.isOfShop() ? channels.stream().map(this::card).toList() : List.of();
        return new Overview(
                cards,
                shows.stream().filter(show -> show.state().isOpen()).toList(),
                shows.stream()
                        .filter(show -> !show.state().isOpen())
                        .limit(MOST_PAST)
                        .toList(),
                firstSteps(cards, shows));
    }

    private ChannelCard card(ChannelView channel) {
        BroadcastView current = broadcasts.current(channel.id()).orElse(null);
        ShowState state = current == null ? null : ShowState.of(current);
        boolean receiving = current != null && current.session() != null;
        return state == null || !state.isOpen()
                ? new ChannelCard(channel, null, null, receiving)
                : new ChannelCard(channel, current, state, receiving);
    }

    private ShowCard card(ChannelView channel, BroadcastView broadcast) {
        ShowState state = ShowState.of(broadcast);
        return new ShowCard(channel, broadcast, state, state.isOnAir() ? audience.watching(broadcast.publicId()) : 0);
    }

    private FirstSteps firstSteps(List<ChannelCard> channels, List<ShowCard> shows) {
        boolean hasBeenOnAir = shows.stream().anyMatch(show -> show.broadcast().startedAt() != null);
        boolean keyUsed = channels.stream()
                .flatMap(card -> keys.of(card.channel().id()).stream())
                .anyMatch(key -> key.lastUsedAt() != null);
        return new FirstSteps(
                !hasBeenOnAir,
                keyUsed,
                channels.stream().anyMatch(ChannelCard::receiving),
                channels.stream().anyMatch(card -> hasPicture(card.state())));
    }

    private static boolean hasPicture(@Nullable ShowState state) {
        return state != null && state.hasPicture();
    }
}
