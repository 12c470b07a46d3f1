package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.profiles.Profiles;
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

/** Lets programs keep a shop's channels. */
@RestController
@RequestMapping(path = "/api/v1/channels", produces = MediaType.APPLICATION_JSON_VALUE)
class ChannelsController {

    private final CallerScope scope;
    private final Channels channels;
    private final Profiles profiles;
    private final Repeats repeats;
    private final Tags tags;
    private final TransactionTemplate transactions;

    ChannelsController(
            CallerScope scope,
            Channels channels,
            Profiles profiles,
            Repeats repeats,
            Tags tags,
            TransactionTemplate transactions) {
        this.scope = scope;
        this.channels = channels;
        this.profiles = profiles;
        this.repeats = repeats;
        this.tags = tags;
        this.transactions = transactions;
    }

    /** A shop has few, so that a page is a part of all of them. */
    @Needs(Scope.CHANNELS_READ)
    @GetMapping
    @Operation(operationId = "listChannels", summary = "List channels, oldest first")
    ResponseEntity<Page<ChannelAnswer>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Page.USUAL) int limit) {
        Page.checked(limit);
        Cursor from = Cursor.read(after);
        List<ChannelView> all = channels.ofSeller(caller.seller()).stream()
                .filter(channel -> from == null
                        || channel.id().value().toString().compareTo(from.id().toString()) > 0)
                .sorted((one, other) ->
                        one.id().value().toString().compareTo(other.id().value().toString()))
                .toList();
        return tags.answer(
                Page.of(all, limit, after, channel -> Cursor.of(channel.id().value()), this::answer));
    }

    @Needs(Scope.CHANNELS_READ)
    @GetMapping("/{id}")
    @Operation(operationId = "readChannel", summary = "Read a channel")
    ResponseEntity<ChannelAnswer> read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return tags.answer(answer(scope.channel(caller, id)));
    }

    @Needs(Scope.CHANNELS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createChannel", summary = "Open a channel with two stream keys, which are not told here")
    ResponseEntity<ChannelAnswer> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody ChannelRequest wanted) {
        return repeats.once(
                caller,
                key,
                List.of("POST", "channels", wanted),
                HttpStatus.CREATED,
                ChannelAnswer.class,
                () -> Objects.requireNonNull(transactions.execute(
                        transaction -> answer(chosen(channels.create(caller.seller(), wanted.settings()), wanted)))));
    }

    @Needs(Scope.CHANNELS_WRITE)
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "changeChannel", summary = "Change a channel that nobody has changed meanwhile")
    ResponseEntity<ChannelAnswer> change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChannelRequest wanted) {
        return tags.answer(Objects.requireNonNull(transactions.execute(transaction -> {
            ChannelView known = scope.channel(caller, id);
            tags.check(ifMatch, answer(known));
            return answer(chosen(channels.change(known.id(), wanted.settings()), wanted));
        })));
    }

    private ChannelView chosen(ChannelView channel, ChannelRequest wanted) {
        profiles.choose(channel.id(), wanted.profileId());
        return channel;
    }

    private ChannelAnswer answer(ChannelView channel) {
        return ChannelAnswer.of(channel, profiles.chosen(channel.id()));
    }
}
