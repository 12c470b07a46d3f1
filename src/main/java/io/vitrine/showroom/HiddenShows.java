package io.vitrine.showroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.accounts.Role;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.PublicId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.WebUtils;

/**
 * Keeps shows with a passcode, rehearsals and private ones, from who has not given it: their page asks for it, and all
 * that is below that page does not exist. What is let through is marked, so that no cache keeps it for others.
 */
class HiddenShows implements HandlerInterceptor {

    /** The request attribute of what only some may see. */
    static final String HIDDEN = HiddenShows.class.getName();

    static final String COOKIE = "pass";

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration GOOD_FOR = Duration.ofDays(30);
    /** Until the browser is closed, as {@link ResponseCookie} has it. */
    private static final Duration BROWSER_SESSION = Duration.ofSeconds(-1);

    private static final int MOST_TRIES = 10;
    private static final Duration TRIES_WITHIN = Duration.ofMinutes(10);

    private final Broadcasts broadcasts;
    private final Channels channels;
    private final Team team;
    /** Every request below a show asks, and hardly any show is hidden. */
    private final Cache<String, Optional<BroadcastView>> known = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final Cache<String, AtomicInteger> tries = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(TRIES_WITHIN)
            .build();

    HiddenShows(Broadcasts broadcasts, Channels channels, Team team) {
        this.broadcasts = broadcasts;
        this.channels = channels;
        this.team = team;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)
                || !(variables.get("id") instanceof String id)
                || request.getRequestURI().endsWith(PasscodeController.PATH)) {
            return true;
        }
        // Who is given an address is asked for what holds now: it would be one that outlives a change of the passcode.
        boolean givesAddress = request.getRequestURI().endsWith("/live/" + id)
                || request.getRequestURI().endsWith("/live/" + id + PlaybackController.PATH);
        Optional<BroadcastView> hidden = givesAddress ? find(id) : known.get(id, this::find);
        if (hidden.isEmpty()) {
            return true;
        }
        request.setAttribute(HIDDEN, true);
        boolean page =
                request.getMethod().equals("GET") && request.getRequestURI().endsWith("/live/" + id);
        if (mayPass(request, hidden.get())) {
            if (page && !hasPass(request, hidden.get())) {
                give(hidden.get(), BROWSER_SESSION, request, response);
            }
            return true;
        }
        if (page) {
            response.sendRedirect(request.getContextPath() + "/live/" + id + PasscodeController.PATH);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
        return false;
    }

    /** The show with a passcode of this id; empty if there is none such. */
    Optional<BroadcastView> find(String id) {
        return Places.publicId(id)
                .flatMap(broadcasts::find)
                .filter(show -> show.listing().hidden() != null);
    }

    boolean mayPass(HttpServletRequest request, BroadcastView show) {
        return hasPass(request, show)
                || isOfTeam(request, show)
                // Who may stop a show has to see what it is.
                || request.isUserInRole(Role.ADMIN.name());
    }

    /** @return whether the passcode is right; false as well after too many tries from one address */
    boolean open(BroadcastView show, String typed, HttpServletRequest request, HttpServletResponse response) {
        String key = show.publicId() + " " + request.getRemoteAddr();
        PublicId hidden = show.listing().hidden();
        var passcode = show.listing().passcode();
        if (hidden == null
                || passcode == null
                || tries.get(key, fresh -> new AtomicInteger()).incrementAndGet() > MOST_TRIES
                || !same(typed, passcode.reveal())) {
            return false;
        }
        give(show, GOOD_FOR, request, response);
        return true;
    }

    private static boolean hasPass(HttpServletRequest request, BroadcastView show) {
        Cookie pass = WebUtils.getCookie(request, COOKIE);
        PublicId hidden = show.listing().hidden();
        return pass != null && hidden != null && same(pass.getValue(), hidden.value());
    }

    /** The edge lets this cookie alone through to what it shares of a show: the team's pages need it as well. */
    private static void give(
            BroadcastView show, Duration goodFor, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(
                                COOKIE,
                                Objects.requireNonNull(show.listing().hidden()).value())
                        .path("/live/" + show.publicId())
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(goodFor)
                        .build()
                        .toString());
    }

    private boolean isOfTeam(HttpServletRequest request, BroadcastView show) {
        return request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof SignedIn who
                && channels.find(show.channel())
                        .map(ChannelView::seller)
                        .filter(seller ->
                                team.membership(who, seller).sees(show.id().value()))
                        .isPresent();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
