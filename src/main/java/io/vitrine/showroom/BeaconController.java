package io.vitrine.showroom;

import io.vitrine.accounts.Visitors;
import io.vitrine.analytics.Beacons;
import io.vitrine.broadcasts.BroadcastView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hears from pages that their picture is watched. */
@RestController
class BeaconController {

    private final Shows shows;
    private final Visitors visitors;
    private final Beacons beacons;

    BeaconController(Shows shows, Visitors visitors, Beacons beacons) {
        this.shows = shows;
        this.visitors = visitors;
        this.beacons = beacons;
    }

    @PostMapping("/live/{id}/watching")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watching(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String source,
            HttpServletRequest request,
            HttpServletResponse response) {
        BroadcastView show = shows.find(id)
                .flatMap(found -> Optional.ofNullable(found.broadcast()))
                .orElseThrow(Places::nowhere);
        beacons.watching(
                show,
                visitors.welcome(request, response).id(),
                request.getRemoteAddr(),
                source,
                Objects.toString(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }
}
