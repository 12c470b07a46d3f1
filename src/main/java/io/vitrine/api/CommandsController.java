package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.ingest.Signals;
import io.vitrine.shared.Secret;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.util.List;
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

/** Lets programs press the buttons of a show's control room. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class CommandsController {

    private final CallerScope scope;
    private final Broadcasts broadcasts;
    private final Signals signals;
    private final Repeats repeats;

    CommandsController(CallerScope scope, Broadcasts broadcasts, Signals signals, Repeats repeats) {
        this.scope = scope;
        this.broadcasts = broadcasts;
        this.signals = signals;
        this.repeats = repeats;
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping(path = "/commands", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "commandBroadcast", summary = "Put a show on air, end it, or cancel it")
    ResponseEntity<BroadcastAnswer> command(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody CommandRequest wanted) {
        BroadcastView show = scope.show(caller, id);
        Command command = wanted.command();
        if (command == null) {
            throw ApiException.of(
                    Problem.INVALID, "\"command\" is missing: GO_LIVE, END, CANCEL, TAKE_BACK_ADDRESSES or DISCONNECT");
        }
        return repeats.once(
                caller,
                key,
                List.of("POST", "commands", show.publicId(), command),
                HttpStatus.OK,
                BroadcastAnswer.class,
                () -> BroadcastAnswer.of(carryOut(show, command)));
    }

    private BroadcastView carryOut(BroadcastView show, Command command) {
        return switch (command) {
            case GO_LIVE -> broadcasts.goLive(show.id());
            case END -> broadcasts.end(show.id());
            case CANCEL -> broadcasts.cancel(show.id());
            case TAKE_BACK_ADDRESSES -> broadcasts.takeBackAddresses(show.id());
            case DISCONNECT -> disconnect(show);
        };
    }

    private BroadcastView disconnect(BroadcastView show) {
        // The channel's encoder may carry another show.
        if (show.session() != null) {
            signals.drop(show.channel());
        }
        return show;
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @GetMapping("/passcode")
    @Operation(operationId = "readPasscode", summary = "Read the passcode of a private show or a rehearsal")
    ResponseEntity<PasscodeAnswer> passcode(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return passcode(scope.show(caller, id));
    }

    /** Not kept for a repeated request, since it is a secret: that makes another one. */
    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping("/passcode")
    @Operation(operationId = "changePasscode", summary = "Give a private show or a rehearsal another passcode")
    ResponseEntity<PasscodeAnswer> changePasscode(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        BroadcastView show = scope.show(caller, id);
        passcode(show);
        return passcode(broadcasts.changePasscode(show.id()));
    }

    private static ResponseEntity<PasscodeAnswer> passcode(BroadcastView show) {
        Secret passcode = show.listing().passcode();
        if (passcode == null) {
            throw ApiException.of(Problem.NOT_FOUND, "Broadcast " + show.publicId() + " needs no passcode");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new PasscodeAnswer(passcode.reveal()));
    }

    /** What a control room has a button for. */
    enum Command {
        GO_LIVE,
        END,
        /** What is planned will not be. */
        CANCEL,
        /** Every address of the picture that was given works no more. */
        TAKE_BACK_ADDRESSES,
        /** Cuts the encoder off, which may come back. */
        DISCONNECT
    }

    record CommandRequest(@Nullable Command command) {}

    /** @param passcode what viewers have to type */
    record PasscodeAnswer(String passcode) {}
}
