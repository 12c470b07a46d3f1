package io.vitrine.showroom;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.playback.Playlists;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Shows one show: its page, and its state for pages that are open. */
@Controller
class WatchController {

    private final Shows shows;
    private final PlayerWords words;
    private final JsonMapper json;
    private final Clock clock;

    WatchController(Shows shows, PlayerWords words, JsonMapper json, Clock clock) {
        this.shows = shows;
        this.words = words;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/live/{id}")
    String page(@PathVariable String id, Locale language, Model model) {
        Show show = shows.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ShowState state = ShowState.of(show, clock.instant());
        model.addAttribute("show", show);
        model.addAttribute("playlists", playlistsOf(show));
        model.addAttribute("state", json.writeValueAsString(state));
        model.addAttribute("words", json.writeValueAsString(words.in(language)));
        return "watch";
    }

    /** What a player asks for first: browsers fetch it while they read the scripts. */
    private static List<String> playlistsOf(Show show) {
        BroadcastView broadcast = show.broadcast();
        return broadcast == null
                ? List.of()
                : Stream.of(Playlists.addressFor(broadcast), Playlists.sourceAddressFor(broadcast))
                        .filter(Objects::nonNull)
                        .toList();
    }

    @GetMapping("/live/{id}/state")
    ResponseEntity<ShowState> state(@PathVariable String id) {
        return shows.find(id)
                .map(show -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                        .body(ShowState.of(show, clock.instant())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
