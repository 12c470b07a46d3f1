package io.vitrine.studio;

import io.vitrine.accounts.Membership;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.ShopChoice;
import io.vitrine.accounts.SignedIn;
import io.vitrine.accounts.Team;
import io.vitrine.accounts.TeamShop;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lets people into the studio: finds out which shop a request is for, by what its address names or else by what the
 * person chose, and whether that shop's owner gave them the right that the page {@link Needs}. What is no shop of theirs
 * does not exist (404); what they may not do is refused (403) by a page that tells who can give the right.
 */
class StudioAccess implements HandlerInterceptor {

    /** The request attribute that {@code error/403.html} reads. */
    static final String REFUSAL = "refusal";

    private static final String ID = "publicId";

    private final Team team;
    private final Owners owners;
    private final ActingShop acting;

    StudioAccess(Team team, Owners owners, ActingShop acting) {
        this.team = team;
        this.owners = owners;
        this.acting = acting;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || !(request.getUserPrincipal() instanceof Authentication authentication)
                || !(authentication.getPrincipal() instanceof SignedIn who)) {
            return true;
        }
        Named named = named(request);
        List<TeamShop> shops = team.shopsOf(who);
        if (shops.isEmpty()) {
            return refuse(request, response, new Refusal(null, null));
        }
        SellerId wanted = named.seller();
        TeamShop shop =
                wanted == null ? chosen(request, shops) : find(shops, wanted).orElseThrow(StudioAccess::nothing);
        Membership membership = team.membership(who, shop.seller());
        UUID show = named.show();
        if (show != null && !membership.sees(show)) {
            throw nothing();
        }
        Right needed = needed(method);
        if (!membership.may(needed, show)) {
            return refuse(
                    request,
                    response,
                    new Refusal(shop.name(), team.ownerOf(shop.seller()).orElse(null)));
        }
        if (wanted != null
                && shops.size() > 1
                && !wanted.equals(chosen(request, shops).seller())) {
            // The next page is to be of the same shop.
            ShopChoice.keep(wanted, request, response);
        }
        acting.begin(new Acting(shop, membership, show, shops));
        return true;
    }

    /** Tells the templates, as {@code acting}, which shop they are of and what to leave out. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        // A redirect would carry it along in its address.
        if (view != null && view.getViewName() != null && !view.getViewName().startsWith("redirect:")) {
            view.addObject("acting", acting.now());
        }
    }

    /** The right that a handler names; what names none is the owner's. */
    static Right needed(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class)))
                .map(Needs::value)
                .orElse(Right.SHOP);
    }

    private static boolean refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        request.setAttribute(REFUSAL, refusal);
        response.sendError(HttpStatus.FORBIDDEN.value());
        return false;
    }

    /** What the address names; a name that is nobody's does not exist. */
    private Named named(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (!(variables instanceof Map<?, ?> known) || !(known.get(ID) instanceof String text) || pattern == null) {
            return new Named(null, null);
        }
        if (!PublicId.isValid(text)) {
            throw nothing();
        }
        String kind = pattern.toString().split("/")[2];
        PublicId id = PublicId.of(text);
        SellerId seller = owners.of(kind, id).orElseThrow(StudioAccess::nothing);
        Optional<BroadcastView> show = kind.equals("broadcasts") ? owners.show(id) : Optional.empty();
        return new Named(seller, show.map(found -> found.id().value()).orElse(null));
    }

    private static TeamShop chosen(HttpServletRequest request, List<TeamShop> shops) {
        return ShopChoice.of(request).flatMap(choice -> find(shops, choice)).orElse(shops.get(0));
    }

    private static Optional<TeamShop> find(List<TeamShop> shops, SellerId seller) {
        return shops.stream().filter(shop -> shop.seller().equals(seller)).findFirst();
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private record Named(
            @Nullable SellerId seller, @Nullable UUID show) {}

    /**
     * Why somebody was not let in.
     *
     * @param shop null if they belong to none
     * @param owner who can give the right; null if nobody has an account for the shop
     */
    public record Refusal(@Nullable String shop, @Nullable String owner) {}
}
