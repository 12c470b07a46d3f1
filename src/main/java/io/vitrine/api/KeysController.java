package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.StreamKeyView;
import io.vitrine.channels.StreamKeys;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets programs replace stream keys. A key is told in the answer to what made it, and nowhere else.
 *
 * <p>What is kept for a repeated request is that a key was made, and not the key: who repeats it with the same idempotency
 * key has lost the answer, and is told the key from where it is sealed, unless it was replaced meanwhile.
 */
@RestController
@RequestMapping(path = "/api/v1/channels/{id}/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeysController {

    private static final int USUAL_GRACE = 3600;

    private final CallerScope scope;
    private final StreamKeys keys;
    private final Repeats repeats;

    KeysController(CallerScope scope, StreamKeys keys, Repeats repeats) {
        this.scope = scope;
        this.keys = keys;
        this.repeats = repeats;
    }

    @Needs(Scope.CHANNELS_READ)
    @GetMapping
    @Operation(operationId = "listKeys", summary = "Read when a channel's stream keys were made and used")
    ResponseEntity<KeysAnswer> list(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        ChannelView channel = scope.channel(caller, id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new KeysAnswer(
                        keys.of(channel.id()).stream().map(KeyAnswer::of).toList()));
    }

    @Needs(Scope.KEYS_WRITE)
    @PostMapping(path = "/{slot}/rotations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "rotateKey", summary = "Replace a stream key, and be told the new one once")
    ResponseEntity<KeyAnswer> rotate(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable KeySlot slot,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody RotationRequest wanted) {
        ChannelView channel = scope.channel(caller, id);
        Duration grace = Duration.ofSeconds(Objects.requireNonNullElse(wanted.graceSeconds(), USUAL_GRACE));
        ResponseEntity<KeyAnswer> made = repeats.once(
                caller,
                key,
                List.of("POST", "keys", channel.publicId(), slot, grace.toSeconds()),
                HttpStatus.OK,
                KeyAnswer.class,
                () -> {
                    keys.rotate(channel.id(), slot, grace);
                    return KeyAnswer.of(current(channel, slot).orElseThrow());
                });
        return told(made, channel, slot);
    }

    private ResponseEntity<KeyAnswer> told(ResponseEntity<KeyAnswer> made, ChannelView channel, KeySlot slot) {
        KeyAnswer answer = Objects.requireNonNull(made.getBody());
        boolean replaced = current(channel, slot)
                .filter(now -> now.createdAt().equals(answer.createdAt()))
                .isEmpty();
        if (replaced) {
            throw ApiException.of(
                    Problem.STATE, "The key that this request made was replaced again, and works no more");
        }
        return new ResponseEntity<>(
                answer.with(keys.show(channel.id(), slot).reveal()), made.getHeaders(), made.getStatusCode());
    }

    private Optional<StreamKeyView> current(ChannelView channel, KeySlot slot) {
        return keys.of(channel.id()).stream().filter(key -> key.slot() == slot).findFirst();
    }

    /** The two of a channel. */
    record KeysAnswer(List<KeyAnswer> items) {}

    /** @param graceSeconds how long the replaced key is still accepted: 0 to 604,800; an hour if left out */
    record RotationRequest(@Nullable Integer graceSeconds) {}
}
