package io.vitrine.showroom;

import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.showroom.Viewing.Given;
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

    private static final Duration SHARED = Duration.ofSeconds(1);

    private final Shows shows;
    private final Viewing viewing;

    PlaybackController(Shows shows, Viewing viewing) {
        this.shows = shows;
        this.viewing = viewing;
    }

    /** 401 if one has to be signed in, 409 if the show is not on air. */
    @GetMapping("/live/{id}/playback")
    ResponseEntity<Given> address(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedIn who) {
        BroadcastView show = shows.find(id).map(Show::broadcast).orElseThrow(Places::nowhere);
        if (show.phase() != Phase.LIVE) {
            return refused(HttpStatus.CONFLICT);
        }
        if (!viewing.mayWatch(show, who)) {
            return refused(HttpStatus.UNAUTHORIZED);
        }
        CacheControl shared = viewing.isTheSameForAll(show) ? CacheControl.maxAge(SHARED) : CacheControl.noStore();
        return viewing.admit(show, who)
                .map(admission -> ResponseEntity.ok().cacheControl(shared).body(viewing.given(admission)))
                .orElseGet(() -> refused(HttpStatus.CONFLICT));
    }

    private static ResponseEntity<Given> refused(HttpStatus why) {
        return ResponseEntity.status(why).cacheControl(CacheControl.noStore()).build();
    }
}
