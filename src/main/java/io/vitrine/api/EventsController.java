package io.vitrine.api;

import io.swagger.v3.oas.annotations.Operation;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.stage.LiveEvent;
import io.vitrine.stage.LiveLog;
import io.vitrine.stage.Sync;
import io.vitrine.stage.TimedMetadata;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Scope;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets programs read the log of a show, and add to it. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
class EventsController {

    private final CallerScope scope;
    private final TimedMetadata metadata;
    private final LiveLog log;
    private final Repeats repeats;

    EventsController(CallerScope scope, TimedMetadata metadata, LiveLog log, Repeats repeats) {
        this.scope = scope;
        this.metadata = metadata;
        this.log = log;
        this.repeats = repeats;
    }

    @Needs(Scope.EVENTS_READ)
    @GetMapping
    @Operation(operationId = "readEvents", summary = "Read what happened in a show, in order")
    ResponseEntity<Page<EventView>> read(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = Page.USUAL) int limit) {
        BroadcastView show = scope.show(caller, id);
        Page.checked(limit);
        if (after < 0) {
            throw ApiException.of(Problem.INVALID, "\"after\" is the number of an event, or 0; asked for was " + after);
        }
        List<EventView> events =
                log.after(show.id(), after, limit).stream().map(EventView::of).toList();
        long next = events.isEmpty() ? after : events.get(events.size() - 1).seq();
        boolean more = events.size() == limit && log.last(show.id()) > next;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Page<>(events, Long.toString(next), more));
    }

    @Needs(Scope.EVENTS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "sendEvent", summary = "Send an event to the viewers of a show that is on air")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<EventView> send(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Repeats.KEY, required = false) @Nullable String key,
            @RequestBody EventRequest event) {
        BroadcastView show = scope.show(caller, id);
        return repeats.once(
                caller,
                key,
                List.of("POST", show.publicId(), event),
                HttpStatus.CREATED,
                EventView.class,
                () -> append(show, event));
    }

    private EventView append(BroadcastView show, EventRequest event) {
        if (event.payload() == null) {
            throw ApiException.of(
                    Problem.INVALID, "\"payload\" is missing: the JSON object that viewers' pages are given");
        }
        LiveEvent appended = metadata.put(
                show,
                Objects.requireNonNullElse(event.name(), ""),
                Objects.requireNonNullElse(event.sync(), Sync.FRAME),
                event.mediaAt(),
                event.payload());
        return EventView.of(appended);
    }
}
