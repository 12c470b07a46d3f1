package io.vitrine.showroom;

import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.Visitors;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shop.CartView;
import io.vitrine.shop.Carts;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.VariantId;
import io.vitrine.waitlist.JoinOutcome;
import io.vitrine.waitlist.WaitState;
import io.vitrine.waitlist.WaitView;
import io.vitrine.waitlist.Waitlist;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a visitor wait for what is sold out, and tells when something is kept for them. */
@Controller
class WaitlistController {

    private final Waitlist waitlist;
    private final Products products;
    private final Carts carts;
    private final Visitors visitors;
    private final Broadcasts broadcasts;
    private final Clock clock;

    WaitlistController(
            Waitlist waitlist, Products products, Carts carts, Visitors visitors, Broadcasts broadcasts, Clock clock) {
        this.waitlist = waitlist;
        this.products = products;
        this.carts = carts;
        this.visitors = visitors;
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    @GetMapping("/shop/waitlist")
    String show(HttpServletRequest request, Model model) {
        return page(null, request, model);
    }

    /** For pages that are open while somebody waits. */
    @GetMapping("/shop/waitlist/state")
    ResponseEntity<State> state(HttpServletRequest request) {
        Instant now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new State(
                        now,
                        mine(request).stream()
                                .map(view -> State.Entry.of(view, showOf(view)))
                                .toList()));
    }

    @PostMapping("/shop/waitlist/{variant}")
    String join(
            @PathVariable String variant,
            @RequestParam(defaultValue = "") String show,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        VariantId wanted = new VariantId(Places.uuid(variant));
        ProductView product = products.ofVariant(wanted)
                .filter(found -> found.status() == ProductStatus.ACTIVE)
                .orElseThrow(Places::nowhere);
        Optional<BroadcastView> from = Places.publicId(show).flatMap(broadcasts::find);
        if (from.isPresent() && !from.get().listing().counts()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page("rehearsal", request, model);
        }
        Visitor visitor = visitors.welcome(request, response);
        UUID broadcast = from.map(found -> found.id().value())
                .or(() -> foundOn(visitor, wanted))
                .orElse(null);
        JoinOutcome outcome = waitlist.join(visitor, wanted, broadcast, language);
        return switch (outcome) {
            case JOINED -> {
                carts.change(visitor.id(), wanted, 0);
                yield "redirect:/shop/waitlist";
            }
            case ON_SALE -> "redirect:/shop/products/" + product.publicId() + "?variant=" + wanted;
            case TOO_MANY -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page("full", request, model);
            }
        };
    }

    /** The show on which it was put into the cart: whoever is refused at the checkout came from there, too. */
    private Optional<UUID> foundOn(Visitor visitor, VariantId wanted) {
        return carts.of(visitor.id()).shops().stream()
                .flatMap(shop -> shop.lines().stream())
                .filter(line -> line.variant().equals(wanted))
                .findFirst()
                .map(CartView.Line::show);
    }

    @PostMapping("/shop/waitlist/{variant}/leave")
    String leave(@PathVariable String variant, HttpServletRequest request) {
        VariantId wanted = new VariantId(Places.uuid(variant));
        visitors.find(request).ifPresent(visitor -> waitlist.leave(visitor.id(), wanted));
        return "redirect:/shop/waitlist";
    }

    /** @param problem the end of a key of {@code messages.properties}; null if there is none */
    private String page(@Nullable String problem, HttpServletRequest request, Model model) {
        model.addAttribute("entries", mine(request));
        model.addAttribute("problem", problem);
        model.addAttribute("most", Waitlist.MOST);
        model.addAttribute("now", clock.instant());
        return Sheet.view(request, "shop/waitlist");
    }

    private List<WaitView> mine(HttpServletRequest request) {
        return visitors.find(request).map(visitor -> waitlist.of(visitor.id())).orElse(List.of());
    }

    private @Nullable String showOf(WaitView view) {
        UUID show = view.show();
        return show == null
                ? null
                : broadcasts
                        .find(new BroadcastId(show))
                        .map(BroadcastView::publicId)
                        .map(Object::toString)
                        .orElse(null);
    }

    /** @param now the server's clock, for what is kept */
    record State(Instant now, List<Entry> entries) {

        /** @param address where it can be bought */
        record Entry(
                String variant,
                String title,
                WaitState state,
                int place,
                @Nullable Instant until,
                String address) {

            static Entry of(WaitView view, @Nullable String show) {
                return new Entry(
                        view.variant().toString(),
                        view.title(),
                        view.state(),
                        view.place(),
                        view.until(),
                        "/shop/products/" + view.product() + "?variant=" + view.variant()
                                + (show == null ? "" : "&show=" + show));
            }
        }
    }
}
