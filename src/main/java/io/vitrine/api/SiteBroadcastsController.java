package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.accounts.Accounts;
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
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets an administrator's programs see what is on air, and stop it. */
@RestController
@RequestMapping(path = "/api/v1/site/broadcasts", produces = MediaType.APPLICATION_JSON_VALUE)
class SiteBroadcastsController {

    private final Accounts accounts;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Signals signals;
    private final Audience audience;
    private final SiteChat chat;
    private final MediaNode node;
    private final Repeats repeats;

    SiteBroadcastsController(
            Accounts accounts,
            Channels channels,
            Broadcasts broadcasts,
            Signals signals,
            Audience audience,
            SiteChat chat,
            MediaNode node,
            Repeats repeats) {
        this.accounts = accounts;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.signals = signals;
        this.audience = audience;
        this.chat = chat;
        this.node = node;
        this.repeats = repeats;
    }

    @Needs(Scope.SITE_READ)
    @GetMapping
    @Operation(
            operationId = "listSiteBroadcasts",
            summary = "List the shows of all shops that are on air, oldest first")
    ResponseEntity<Page<SiteBroadcastAnswer>> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Page.USUAL) int limit) {
        Page.checked(limit);
        Cursor from = Cursor.read(after);
        List<BroadcastView> onAir = broadcasts.onAir().stream()
                .filter(show -> from == null || place(show).compareTo(from.id().toString()) > 0)
                .sorted(Comparator.comparing(SiteBroadcastsController::place))
                .limit(limit + 1L)
                .toList();
        Map<ChannelId, ChannelView> known =
                channels.findAll(onAir.stream().map(BroadcastView::channel).toList()).stream()
                        .collect(Collectors.toMap(ChannelView::id, Function.identity()));
        Map<BroadcastId, Integer> reports =
                chat.openReports(onAir.stream().map(BroadcastView::id).toList());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Page.of(
                        onAir,
                        limit,
                        after,
                        show -> Cursor.of(show.id().value()),
                        show -> answer(
                                show,
                                Objects.requireNonNull(known.get(show.channel())),
                                reports.getOrDefault(show.id(), 0))));
    }

    /** As the wall's button does: the reason is for the seller, and the encoder is cut off. */
    @Needs(Scope.SITE_WRITE)
    @PostMapping(path = "/{id}/blocks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "blockBroadcast", summary = "Stop a show, for a reason that its seller is told")
    ResponseEntity<BroadcastAnswer> block(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody BlockRequest wanted) {
        BroadcastView show = CallerScope.any(id, "broadcast", broadcasts::find);
        String reason = Reasons.checked(wanted.reason());
        return repeats.once(
                caller,
                key,
                List.of("POST", "blocks", show.publicId(), reason),
                HttpStatus.OK,
                BroadcastAnswer.class,
                () -> {
                    BroadcastView after = broadcasts.block(show.id(), reason);
                    // A show that was over already has no encoder: the channel's may carry the next one.
                    if (show.phase().acceptsSignal()) {
                        signals.drop(show.channel());
                    }
                    return BroadcastAnswer.of(after);
                });
    }

    @Needs(Scope.SITE_WRITE)
    @DeleteMapping("/{id}/blocks")
    @Operation(operationId = "liftBlock", summary = "Take a block back; the show has ended then")
    ResponseEntity<BroadcastAnswer> lift(@PathVariable String id) {
        BroadcastView show = CallerScope.any(id, "broadcast", broadcasts::find);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(BroadcastAnswer.of(broadcasts.liftBlock(show.id())));
    }

    private SiteBroadcastAnswer answer(BroadcastView show, ChannelView channel, int reports) {
        return new SiteBroadcastAnswer(
                BroadcastAnswer.of(show),
                channel.seller().toString(),
                accounts.shopName(channel.seller()).orElse(""),
                node.name(),
                audience.watching(show.publicId()),
                reports,
                signals.of(channel.id())
                        .map(SiteBroadcastAnswer.EncoderSignal::of)
                        .orElse(null));
    }

    private static String place(BroadcastView show) {
        return show.id().value().toString();
    }

    /** @param reason 1 to 200 characters on one line */
    record BlockRequest(@Nullable String reason) {}
}
