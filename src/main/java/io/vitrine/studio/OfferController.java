package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.offers.OfferException;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.shared.Money;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.VariantId;
import io.vitrine.stage.Direction;
import io.vitrine.studio.SellerScope.Show;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Makes, arms, starts and stops the offers of a show. */
@Controller
@Needs(Right.DIRECT)
@RequestMapping("/studio/broadcasts/{publicId}/offers")
class OfferController {

    private final SellerScope scope;
    private final OfferDesks desks;
    private final Offers offers;
    private final Direction direction;
    private final Products products;
    private final Clock clock;

    OfferController(
            SellerScope scope, OfferDesks desks, Offers offers, Direction direction, Products products, Clock clock) {
        this.scope = scope;
        this.desks = desks;
        this.offers = offers;
        this.direction = direction;
        this.products = products;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        return page(scope.show(who, publicId), fragment, OfferForm.empty(), null, Locale.ROOT, model);
    }

    /** An offer that is made is armed at once unless it is only to be kept as a draft. */
    @PostMapping
    String create(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @ModelAttribute OfferForm form,
            @RequestParam(defaultValue = "arm") String act,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Locale language,
            Model model) {
        Show show = scope.show(who, publicId);
        ProductView product = desks.products(show).stream()
                .filter(known -> known.variants().stream()
                        .anyMatch(variant -> variant.id().toString().equals(form.variant())))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        VariantId variant = product.variants().stream()
                .map(known -> known.id())
                .filter(known -> known.toString().equals(form.variant()))
                .findFirst()
                .orElseThrow();
        OfferException refusal = null;
        try {
            OfferView made = offers.create(
                    show.channel().seller(),
                    show.broadcast().id(),
                    form.draft(product, variant, products.currency(), clock.getZone()));
            if (act.equals("arm")) {
                arm(made);
            }
        } catch (OfferException e) {
            refusal = e;
        }
        return answer(show, fragment, refusal == null ? OfferForm.empty() : form, refusal, language, model);
    }

    @PostMapping("/{offer}")
    String moveOn(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String offer,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String mediaAt,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Locale language,
            Model model) {
        Show show = scope.show(who, publicId);
        OfferView named = scope.offer(who, offer);
        if (!named.show().equals(show.broadcast().id())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        OfferException refusal = null;
        try {
            switch (act) {
                case "arm" -> offers.arm(named.id());
                case "start" -> direction.start(show.broadcast(), named, Stamps.time(mediaAt));
                case "stop" -> offers.stop(named.id());
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        } catch (OfferException e) {
            refusal = e;
        }
        return answer(show, fragment, OfferForm.empty(), refusal, language, model);
    }

    /** What cannot be armed is not kept: the seller sees the form again, and no draft that was not asked for. */
    private void arm(OfferView made) {
        try {
            offers.arm(made.id());
        } catch (OfferException e) {
            offers.stop(made.id());
            throw e;
        }
    }

    private String answer(
            Show show,
            boolean fragment,
            OfferForm form,
            @Nullable OfferException refusal,
            Locale language,
            Model model) {
        if (!fragment && refusal == null) {
            return "redirect:/studio/broadcasts/" + show.broadcast().publicId();
        }
        return page(show, fragment, form, refusal, language, model);
    }

    private String page(
            Show show,
            boolean fragment,
            OfferForm form,
            @Nullable OfferException refusal,
            Locale language,
            Model model) {
        List<Object> args = refusal == null
                ? List.of()
                : Arrays.stream(refusal.args())
                        .map(arg -> arg instanceof Money money ? money.format(language) : arg)
                        .toList();
        model.addAttribute("offerDesk", desks.of(show, form, refusal == null ? null : refusal.code(), args));
        return fragment ? "studio/offers :: offers" : "studio/offers-page";
    }
}
