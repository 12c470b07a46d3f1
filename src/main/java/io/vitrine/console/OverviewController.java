package io.vitrine.console;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Role;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.console.ConsoleOverview.OnAir;
import io.vitrine.nodes.MediaNode;
import io.vitrine.playback.Audience;
import io.vitrine.transcoding.Transcodings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Shows the administrator what is on air and how the node is doing. */
@Controller("consoleOverviewController")
class OverviewController {

    private static final int MOST_UPCOMING = 5;

    private final Accounts accounts;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Audience audience;
    private final MediaNode node;
    private final Transcodings transcodings;

    OverviewController(
            Accounts accounts,
            Channels channels,
            Broadcasts broadcasts,
            Audience audience,
            MediaNode node,
            Transcodings transcodings) {
        this.accounts = accounts;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.audience = audience;
        this.node = node;
        this.transcodings = transcodings;
    }

    /** The page, or for htmx only its figures. */
    @GetMapping("/console")
    String overview(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Model model) {
        List<OnAir> onAir = broadcasts.onAir().stream().map(this::onAir).toList();
        model.addAttribute(
                "overview",
                new ConsoleOverview(
                        onAir,
                        node.ingestBoot().isPresent(),
                        transcodings.capacity(),
                        broadcasts.publishing().size(),
                        onAir.stream().mapToInt(OnAir::watching).sum(),
                        accounts.all().stream()
                                .filter(account -> account.role() == Role.SELLER)
                                .count(),
                        broadcasts.upcoming(MOST_UPCOMING)));
        return fragment ? "console/overview :: now" : "console/overview";
    }

    private OnAir onAir(BroadcastView broadcast) {
        Optional<ChannelView> channel = channels.find(broadcast.channel());
        return new OnAir(
                broadcast,
                channel.flatMap(known -> accounts.shopName(known.seller())).orElse(""),
                channel.map(ChannelView::name).orElse(""),
                audience.watching(broadcast.publicId()),
                transcodings.of(broadcast.id()).orElse(null));
    }
}
