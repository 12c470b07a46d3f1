package io.vitrine.showroom;

import io.vitrine.accounts.Sellers;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.playback.Admission;
import io.vitrine.stage.Screen;
import io.vitrine.stage.Screens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Shows one show: its page, and its state for pages that are open. */
@Controller
class WatchController {

    private final Shows shows;
    private final Screens screens;
    private final Sellers sellers;
    private final PlayerWords words;
    private final Viewing viewing;
    private final Doors doors;
    private final JsonMapper json;
    private final Clock clock;

    WatchController(
            Shows shows,
            Screens screens,
            Sellers sellers,
            PlayerWords words,
            Viewing viewing,
            Doors doors,
            JsonMapper json,
            Clock clock) {
        this.shows = shows;
        this.screens = screens;
        this.sellers = sellers;
        this.words = words;
        this.viewing = viewing;
        this.doors = doors;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/live/{id}")
    ModelAndView page(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String p,
            @AuthenticationPrincipal @Nullable SignedIn who,
            Locale language,
            HttpServletRequest request) {
        // Before the look: pages pass over what was told of an earlier time.
        Instant now = clock.instant();
        Show show = shows.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return doors.closedTo(show, request.getRemoteAddr(), who)
                .orElseGet(() -> page(show, p, who, language, request, now));
    }

    private ModelAndView page(
            Show show, String p, @Nullable SignedIn who, Locale language, HttpServletRequest request, Instant now) {
        ModelAndView model = new ModelAndView("watch");
        BroadcastView broadcast = show.broadcast();
        ShowState state = ShowState.of(show, now);
        model.addObject("show", show);
        model.addObject("shopFacts", sellers.facts(show.channel().seller()).orElse(null));
        // Browsers fetch these while they read the scripts.
        Optional<Admission> admission = Optional.ofNullable(broadcast).flatMap(on -> viewing.admit(on, who));
        model.addObject("playlists", admission.map(Admission::first).orElse(List.of()));
        model.addObject(
                "playback",
                admission
                        .filter(given -> given.until() != null)
                        .map(viewing::given)
                        .map(json::writeValueAsString)
                        .orElse(""));
        model.addObject("state", json.writeValueAsString(state));
        Screen screen = broadcast == null ? Screen.EMPTY : screens.of(broadcast);
        model.addObject("screen", screen);
        model.addObject("shared", Shared.of(show, screen, p, request));
        model.addObject(
                "snapshot", broadcast == null ? "" : json.writeValueAsString(screens.snapshot(broadcast, screen)));
        model.addObject("words", json.writeValueAsString(words.in(language)));
        return model;
    }

    @GetMapping("/live/{id}/state")
    ResponseEntity<ShowState> state(@PathVariable String id) {
        Instant now = clock.instant();
        return shows.find(id)
                .map(show -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                        .body(ShowState.of(show, now)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
