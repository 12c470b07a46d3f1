package io.vitrine.console;

import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.Role;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.monitoring.Monitoring;
import io.vitrine.nodes.MediaNode;
import io.vitrine.shared.PublicId;
import io.vitrine.thumbnails.Thumbnail;
import io.vitrine.thumbnails.Thumbnails;
import io.vitrine.transcoding.Transcodings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Shows the administrator what is on air and how the node is doing. */
@Controller("consoleOverviewController")
class OverviewController {

    private static final int MOST_UPCOMING = 5;

    private final Accounts accounts;
    private final Broadcasts broadcasts;
    private final Wall wall;
    private final Thumbnails thumbnails;
    private final MediaNode node;
    private final Transcodings transcodings;
    private final Monitoring monitoring;

    OverviewController(
            Accounts accounts,
            Broadcasts broadcasts,
            Wall wall,
            Thumbnails thumbnails,
            MediaNode node,
            Transcodings transcodings,
            Monitoring monitoring) {
        this.accounts = accounts;
        this.broadcasts = broadcasts;
        this.wall = wall;
        this.thumbnails = thumbnails;
        this.node = node;
        this.transcodings = transcodings;
        this.monitoring = monitoring;
    }

    /** The page, or for htmx only what changes. */
    @GetMapping("/console")
    String overview(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Model model) {
        List<WallCard> cards = wall.cards();
        model.addAttribute("lengths", BanLength.values());
        model.addAttribute(
                "overview",
                new ConsoleOverview(
                        cards,
                        monitoring.report().condition(),
                        node.ingestBoot().isPresent(),
                        transcodings.capacity(),
                        broadcasts.publishing().size(),
                        cards.stream().mapToInt(WallCard::watching).sum(),
                        accounts.all().stream()
                                .filter(account -> account.role() == Role.SELLER)
                                .count(),
                        broadcasts.upcoming(MOST_UPCOMING)));
        return fragment ? "console/overview :: now" : "console/overview";
    }

    /** The last picture of a show; the wall names each by its time, so that it may be kept. */
    @GetMapping("/console/broadcasts/{publicId}/thumbnail")
    ResponseEntity<byte[]> thumbnail(@PathVariable String publicId) {
        Optional<Thumbnail> picture = Optional.of(publicId)
                .filter(PublicId::isValid)
                .flatMap(id -> broadcasts.find(PublicId.of(id)))
                .flatMap(thumbnails::of);
        return picture.map(found -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
                        .body(found.jpeg()))
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }
}
