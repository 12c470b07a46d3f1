package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.polls.PollDraft;
import io.vitrine.polls.PollView;
import io.vitrine.polls.Polls;
import io.vitrine.shared.PublicId;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs ask viewers. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts/{id}/polls", produces = MediaType.APPLICATION_JSON_VALUE)
class PollsController {

    private final CallerScope scope;
    private final Polls polls;
    private final Repeats repeats;

    PollsController(CallerScope scope, Polls polls, Repeats repeats) {
        this.scope = scope;
        this.polls = polls;
        this.repeats = repeats;
    }

    @Needs(Scope.BROADCASTS_READ)
    @GetMapping
    @Operation(
            operationId = "listPolls",
            summary = "Read the polls and quizzes of a show with their votes, oldest first")
    ResponseEntity<PollsAnswer> list(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PollsAnswer(polls.of(scope.show(caller, id)).stream()
                        .map(PollAnswer::of)
                        .toList()));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createPoll", summary = "Prepare a poll or a quiz")
    ResponseEntity<PollAnswer> create(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody PollRequest wanted) {
        BroadcastView show = scope.show(caller, id);
        PollDraft draft = new PollDraft(
                Objects.requireNonNullElse(wanted.question(), ""),
                Objects.requireNonNullElse(wanted.options(), List.of()),
                wanted.correct());
        return repeats.once(
                caller,
                key,
                List.of("POST", "polls", show.publicId(), wanted),
                HttpStatus.CREATED,
                PollAnswer.class,
                () -> PollAnswer.of(polls.create(show, draft)));
    }

    @Needs(Scope.BROADCASTS_WRITE)
    @PostMapping(path = "/{poll}/commands", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "commandPoll",
            summary = "Show a poll and let viewers vote, close it, or reveal the answer")
    ResponseEntity<PollsAnswer> command(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String poll,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody PollCommandRequest wanted) {
        BroadcastView show = scope.show(caller, id);
        PublicId named =
                CallerScope.any(poll, "poll", one -> polls.find(show, one).map(PollView::id));
        PollCommand command = wanted.command();
        if (command == null) {
            throw ApiException.of(Problem.INVALID, "\"command\" is missing: OPEN, CLOSE, REVEAL, TAKE_DOWN or DELETE");
        }
        return repeats.once(
                caller,
                key,
                List.of("POST", "poll", show.publicId(), named, wanted),
                HttpStatus.OK,
                PollsAnswer.class,
                () -> {
                    carryOut(show, named, command, wanted.mediaAt());
                    return new PollsAnswer(
                            polls.of(show).stream().map(PollAnswer::of).toList());
                });
    }

    private void carryOut(BroadcastView show, PublicId poll, PollCommand command, @Nullable Instant mediaAt) {
        switch (command) {
            case OPEN -> polls.open(show, poll, mediaAt);
            case CLOSE -> polls.close(show, poll, mediaAt);
            case REVEAL -> polls.reveal(show, poll, mediaAt);
            case TAKE_DOWN -> polls.takeDown(show, poll, mediaAt);
            case DELETE -> polls.delete(show, poll);
        }
    }

    /** What the control room has a button for. */
    enum PollCommand {
        OPEN,
        CLOSE,
        REVEAL,
        TAKE_DOWN,
        /** Of what was never shown. */
        DELETE
    }

    /** Those of the show. */
    record PollsAnswer(List<PollAnswer> items) {}

    /**
     * What to ask.
     *
     * @param question 1 to 500 characters on one line
     * @param options 2 to 4
     * @param correct the number of the right answer of a quiz, from 1; left out for a poll
     */
    record PollRequest(
            @Nullable String question,
            @Nullable List<String> options,
            @Nullable Integer correct) {}

    /** @param mediaAt the time of the picture that it belongs to; left out for now */
    record PollCommandRequest(
            @Nullable PollCommand command, @Nullable Instant mediaAt) {}
}
