package io.vitrine.console;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.ingest.Signals;
import io.vitrine.nodes.MediaNode;
import io.vitrine.playback.Audience;
import io.vitrine.stage.SiteChat;
import io.vitrine.thumbnails.Thumbnails;
import io.vitrine.transcoding.Transcodings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Joins what the modules know of the shows that are on air. */
@Component
class Wall {

    private final Accounts accounts;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Signals signals;
    private final Transcodings transcodings;
    private final Audience audience;
    private final SiteChat chat;
    private final Thumbnails thumbnails;
    private final MediaNode node;

    Wall(
            Accounts accounts,
            Channels channels,
            Broadcasts broadcasts,
            Signals signals,
            Transcodings transcodings,
            Audience audience,
            SiteChat chat,
            Thumbnails thumbnails,
            MediaNode node) {
        this.accounts = accounts;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.signals = signals;
        this.transcodings = transcodings;
        this.audience = audience;
        this.chat = chat;
        this.thumbnails = thumbnails;
        this.node = node;
    }

    /** Those on air longest first, so that cards stay where they are. */
    List<WallCard> cards() {
        List<BroadcastView> onAir = broadcasts.onAir();
        Map<ChannelId, ChannelView> known =
                channels.findAll(onAir.stream().map(BroadcastView::channel).toList()).stream()
                        .collect(Collectors.toMap(ChannelView::id, Function.identity()));
        Map<BroadcastId, Integer> reports =
                chat.openReports(onAir.stream().map(BroadcastView::id).toList());
        Map<SellerId, String> shops = new HashMap<>();
        return onAir.stream()
                .flatMap(
                        show -> Optional.ofNullable(known.get(show.channel()))
                                .map(channel -> card(show, channel, reports, shops))
                                .stream())
                .toList();
    }

    private WallCard card(
            BroadcastView show, ChannelView channel, Map<BroadcastId, Integer> reports, Map<SellerId, String> shops) {
        return new WallCard(
                show,
                channel,
                shops.computeIfAbsent(
                        channel.seller(), seller -> accounts.shopName(seller).orElse("")),
                audience.watching(show.publicId()),
                reports.getOrDefault(show.id(), 0),
                node.name(),
                signals.of(channel.id()).orElse(null),
                transcodings.of(show.id()).orElse(null),
                thumbnails.of(show).orElse(null));
    }
}
