package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs plan shows. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts", produces = MediaType.APPLICATION_JSON_VALUE)
class BroadcastsController {

    private final CallerScope scope;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Repeats repeats;
    private final Tags tags;
    private final TransactionTemplate transactions;

    BroadcastsController(
            CallerScope scope,
            Channels channels,
            Broadcasts broadcasts,
            Repeats repeats,
            Tags tags,
            TransactionTemplate transactions) {
        this.scope = scope;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.repeats = repeats;
        this.tags = tags;
        this.transactions = transactions;
    }

    @Needs(Scope.BROADCASTS_READ)
    @GetMapping
    @Operation(operationId = "listBroadcasts", summary = "List shows, oldest first")
    ResponseEntity<Page<BroadcastAnswer>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable Phase phase,
            @RequestParam(required = false) @Nullable String channel) {
        Page.checked(limit);
        List<ChannelId> of = channel == null
                ? channels.ofSeller(caller.seller()).stream()
                        .map(ChannelView::id)
                        .toList()
                : List.of(scope.channel(caller, channel).id());
        Cursor from = Cursor.read(after);
        BroadcastId last = from == null ? null : new BroadcastId(from.id());
        return tags.answer(Page.of(
                broadcasts.page(of, phase, last, limit + 1),
                limit,
                after,
                show -> Cursor.of(show.id().value()),
                BroadcastAnswer::of));
    }

    @Needs(Scope.BROADCASTS_READ)
    @GetMapping("/{id}")
    @Operation(operationId = "readBroadcast", summary = "Read a show")
    ResponseEntity<BroadcastAnswer> read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return tags.answer(BroadcastAnswer.of(scope.show(caller, id)));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "planBroadcast", summary = "Plan a show, or a rehearsal")
    ResponseEntity<BroadcastAnswer> plan(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody BroadcastRequest wanted) {
        if (wanted.channel() == null) {
            throw ApiException.of(Problem.INVALID, "\"channel\" is missing: the id of the channel it is on");
        }
        ChannelView channel = scope.channel(caller, wanted.channel());
        return repeats.once(
                caller,
                key,
                List.of("POST", "broadcasts", wanted),
                HttpStatus.CREATED,
                BroadcastAnswer.class,
                () -> BroadcastAnswer.of(broadcasts.schedule(channel.id(), wanted.plan())));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "changeBroadcast", summary = "Change what is planned, if nobody has changed it meanwhile")
    ResponseEntity<BroadcastAnswer> change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody BroadcastRequest wanted) {
        return tags.answer(Objects.requireNonNull(transactions.execute(transaction -> {
            BroadcastView known = scope.show(caller, id);
            tags.check(ifMatch, BroadcastAnswer.of(known));
            return BroadcastAnswer.of(broadcasts.replan(known.id(), wanted.plan()));
        })));
    }
}
