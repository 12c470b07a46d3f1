package io.vitrine.showroom;

import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.showroom.Viewing.Given;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives open pages of a guarded show the address of its picture, and the next one before that expires. */
@Controller
class PlaybackController {

    static final String PATH = "/playback";

    private static final Duration SHARED = Duration.ofSeconds(1);

    private final Shows shows;
    private final Viewing viewing;
    private final HiddenShows hidden;

    PlaybackController(Shows shows, Viewing viewing, HiddenShows hidden) {
        this.shows = shows;
        this.viewing = viewing;
        this.hidden = hidden;
    }

    /** 401 if one has to be signed in, 409 if the show is not on air. */
    @GetMapping("/live/{id}" + PATH)
    ResponseEntity<Given> address(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn who, HttpServletRequest request) {
        BroadcastView show = shows.find(id).map(Show::broadcast).orElseThrow(Places::nowhere);
        boolean isHidden = show.listing().hidden() != null;
        // Asked again of the view the address is made of: the passcode may be another since the request came in.
        if (isHidden && !hidden.mayPass(request, show)) {
            throw Places.nowhere();
        }
        if (show.phase() != Phase.LIVE) {
            return refused(HttpStatus.CONFLICT);
        }
        if (!viewing.mayWatch(show, who)) {
            return refused(HttpStatus.UNAUTHORIZED);
        }
        CacheControl shared =
                !isHidden && viewing.isTheSameForAll(show) ? CacheControl.maxAge(SHARED) : CacheControl.noStore();
        return viewing.admit(show, who)
                .map(admission -> ResponseEntity.ok().cacheControl(shared).body(viewing.given(admission)))
                .orElseGet(() -> refused(HttpStatus.CONFLICT));
    }

    private static ResponseEntity<Given> refused(HttpStatus why) {
        return ResponseEntity.status(why).cacheControl(CacheControl.noStore()).build();
    }
}
