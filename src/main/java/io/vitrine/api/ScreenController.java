package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.stage.Direction;
import io.vitrine.stage.NoticeKind;
import io.vitrine.stage.Screens;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs decide what hangs over the picture of a show. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ScreenController {

    private static final int LONGEST_NOTICE = 3600;

    private final CallerScope scope;
    private final Screens screens;
    private final Direction direction;
    private final Repeats repeats;
    private final Tags tags;

    ScreenController(CallerScope scope, Screens screens, Direction direction, Repeats repeats, Tags tags) {
        this.scope = scope;
        this.screens = screens;
        this.direction = direction;
        this.repeats = repeats;
        this.tags = tags;
    }

    @Needs(Scope.BROADCASTS_READ)
    @GetMapping("/screen")
    @Operation(operationId = "readScreen", summary = "Read a show's line-up, and what hangs over its picture")
    ResponseEntity<ScreenAnswer> read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return tags.answer(now(scope.show(caller, id)));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping(path = "/pins", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "pin", summary = "Hang a product of the line-up over the picture")
    ResponseEntity<ScreenAnswer> pin(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody PinRequest wanted) {
        BroadcastView show = scope.show(caller, id);
        var product = scope.product(caller, Objects.requireNonNullElse(wanted.product(), ""));
        return repeats.once(
                caller,
                key,
                List.of("POST", "pins", show.publicId(), wanted),
                HttpStatus.OK,
                ScreenAnswer.class,
                () -> {
                    direction.pin(show, product, wanted.mediaAt(), caller.account());
                    return now(show);
                });
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @DeleteMapping("/pins/{slot}")
    @Operation(operationId = "unpin", summary = "Take down what hangs in a slot")
    ResponseEntity<ScreenAnswer> unpin(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable int slot,
            @RequestParam(required = false) @Nullable Instant mediaAt) {
        BroadcastView show = scope.show(caller, id);
        if (slot < 1 || slot > Direction.SLOTS) {
            throw ApiException.of(Problem.NOT_FOUND, "A picture has the slots 1 to " + Direction.SLOTS);
        }
        direction.unpin(show, slot, mediaAt);
        return tags.answer(now(show));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PutMapping(path = "/notices/{kind}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "say", summary = "Show a line over the picture, in place of the one of its kind")
    ResponseEntity<ScreenAnswer> say(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable NoticeKind kind,
            @RequestBody NoticeRequest wanted) {
        BroadcastView show = scope.show(caller, id);
        Integer seconds = wanted.seconds();
        if (seconds != null && (seconds < 1 || seconds > LONGEST_NOTICE)) {
            throw ApiException.of(Problem.INVALID, "\"seconds\" are 1 to " + LONGEST_NOTICE + ", or left out");
        }
        direction.say(
                show,
                kind,
                Objects.requireNonNullElse(wanted.text(), ""),
                seconds == null ? null : Duration.ofSeconds(seconds),
                wanted.mediaAt());
        return tags.answer(now(show));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @DeleteMapping("/notices/{kind}")
    @Operation(operationId = "silence", summary = "Take a line down")
    ResponseEntity<ScreenAnswer> silence(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable NoticeKind kind) {
        BroadcastView show = scope.show(caller, id);
        direction.silence(show, kind, null);
        return tags.answer(now(show));
    }

    private ScreenAnswer now(BroadcastView show) {
        return ScreenAnswer.of(screens.of(show));
    }

    /**
     * What to pin.
     *
     * @param product its id; it is in the line-up
     * @param mediaAt the time of the picture that it belongs to; left out for now
     */
    record PinRequest(@Nullable String product, @Nullable Instant mediaAt) {}

    /**
     * What to show.
     *
     * @param text 1 to 200 characters on one line
     * @param seconds 1 to 3,600; left out if it stays until it is taken down
     */
    record NoticeRequest(
            @Nullable String text,
            @Nullable Integer seconds,
            @Nullable Instant mediaAt) {}
}
