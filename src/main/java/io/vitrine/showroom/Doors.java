package io.vitrine.showroom;

import io.vitrine.accounts.Role;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import io.vitrine.limits.Limits;
import io.vitrine.limits.Limits.Reached;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Keeps viewers out where a limit is reached: their address may not watch, the show is full, or the site is. */
@Component
class Doors {

    private final Limits limits;
    private final Team team;

    Doors(Limits limits, Team team) {
        this.limits = limits;
        this.team = team;
    }

    /** The page that says why this viewer cannot come in; empty if there is room. People of the shop always find room. */
    Optional<ModelAndView> closedTo(Show show, String address, @Nullable SignedIn who) {
        // Who may stop a show has to see what it is.
        if (who != null && who.role() == Role.ADMIN) {
            return Optional.empty();
        }
        if (!limits.mayPlay(address)) {
            return Optional.of(page(show, Reached.PLAY_ADDRESS, HttpStatus.FORBIDDEN));
        }
        int most = limits.now().showViewers();
        if (most > 0 && show.isLive() && show.viewers() >= most && !isOfTeam(show, who)) {
            return Optional.of(page(show, Reached.SHOW_FULL, HttpStatus.SERVICE_UNAVAILABLE));
        }
        if (show.isLive() && limits.isBusy() && !isOfTeam(show, who)) {
            return Optional.of(page(show, Reached.BANDWIDTH, HttpStatus.SERVICE_UNAVAILABLE));
        }
        return Optional.empty();
    }

    private boolean isOfTeam(Show show, @Nullable SignedIn who) {
        return who != null
                && show.broadcast() != null
                && team.membership(who, show.channel().seller())
                        .sees(show.broadcast().id().value());
    }

    private ModelAndView page(Show show, Reached why, HttpStatus status) {
        limits.reached(why);
        ModelAndView page = new ModelAndView("full", status);
        page.addObject("reason", why.name());
        page.addObject("page", show.page().value());
        return page;
    }
}
