package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shared.PublicId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives pages what they have missed: all that is on screen, or event by event. */
@Controller
class ShowEventsController {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Broadcasts broadcasts;
    private final Screens screens;
    private final LiveLog log;

    ShowEventsController(Broadcasts broadcasts, Screens screens, LiveLog log) {
        this.broadcasts = broadcasts;
        this.screens = screens;
        this.log = log;
    }

    @GetMapping("/live/{id}/snapshot")
    ResponseEntity<Snapshot> snapshot(@PathVariable String id) {
        return answer(id, show -> screens.snapshot(show, screens.of(show)));
    }

    @GetMapping("/live/{id}/events")
    ResponseEntity<List<EventFrame>> events(@PathVariable String id, @RequestParam(defaultValue = "0") long after) {
        return answer(
                id,
                show -> log.after(show.id(), after).stream()
                        .map(event -> EventFrame.of(id, event))
                        .toList());
    }

    private <T> ResponseEntity<T> answer(String id, Function<BroadcastView, T> body) {
        Optional<BroadcastView> show = PublicId.isValid(id) ? broadcasts.find(PublicId.of(id)) : Optional.empty();
        return show.map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(FRESH))
                        .body(body.apply(found)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
