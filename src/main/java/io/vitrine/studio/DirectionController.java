package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.PlainText;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ShopException;
import io.vitrine.stage.Direction;
import io.vitrine.stage.NoticeKind;
import io.vitrine.stage.StageException;
import io.vitrine.studio.Desk.Refusal;
import io.vitrine.studio.SellerScope.Show;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The desk of a show: its line-up, pins and notices. */
@Controller
@Needs(Right.DIRECT)
@RequestMapping("/studio/broadcasts/{publicId}/desk")
class DirectionController {

    private static final Duration LONGEST_NOTICE = Duration.ofHours(1);
    private static final int MOST_TYPED = 400;
    private static final String VIEW = "studio/desk :: desk";
    private static final String PAGE = "studio/desk-page";

    private final SellerScope scope;
    private final Desks desks;
    private final Direction direction;
    private final Coupons coupons;

    DirectionController(SellerScope scope, Desks desks, Direction direction, Coupons coupons) {
        this.scope = scope;
        this.desks = desks;
        this.direction = direction;
        this.coupons = coupons;
    }

    /** @param version of what the page shows; nothing is answered (204) if that is still true */
    @GetMapping
    @Nullable
    String desk(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String version,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model,
            HttpServletResponse response) {
        Show show = scope.show(who, publicId);
        if (!version.isEmpty() && version.equals(desks.version(show))) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("desk", desks.of(show, q, null));
        return fragment ? VIEW : PAGE;
    }

    @PostMapping("/lineup")
    String lineUp(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam String product,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletResponse response,
            Model model) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        ProductView named = scope.product(who, product);
        // Offers are made of what is in the line-up: that part of the page asks for itself again.
        response.setHeader("HX-Trigger", "lineup");
        return done(who, publicId, q, fragment, model, null, "", () -> {
            switch (act) {
                case "add" -> direction.add(show, named);
                case "remove" -> direction.remove(show, named);
                case "up" -> direction.move(show, named, -1);
                case "down" -> direction.move(show, named, 1);
                case "sold-out" -> direction.soldOut(show, named, true);
                case "on-sale" -> direction.soldOut(show, named, false);
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        });
    }

    /** @param product of the line-up, in the order it shall have; what is not among them stays behind them */
    @PostMapping("/order")
    String arrange(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam List<String> product,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        return done(who, publicId, q, fragment, model, null, "", () -> direction.arrange(show, product));
    }

    @PostMapping("/pins")
    String pin(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "0") int slot,
            @RequestParam(defaultValue = "") String mediaAt,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        Instant at = Stamps.time(mediaAt);
        Runnable command;
        if (slot > 0) {
            command = () -> direction.unpin(show, slot, at);
        } else {
            ProductView named = scope.product(who, product);
            command = () -> direction.pin(show, named, at, who.account());
        }
        return done(who, publicId, q, fragment, model, null, "", command);
    }

    @PostMapping("/notices")
    String notice(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam NoticeKind kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int seconds,
            @RequestParam(defaultValue = "") String mediaAt,
            @RequestParam(defaultValue = "say") String act,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        Instant at = Stamps.time(mediaAt);
        Duration asked = Duration.ofSeconds(Math.max(0, seconds));
        Duration lasting = asked.compareTo(LONGEST_NOTICE) > 0 ? LONGEST_NOTICE : asked;
        return done(who, publicId, q, fragment, model, kind, text, () -> {
            if (act.equals("silence")) {
                direction.silence(show, kind, at);
            } else {
                direction.say(show, kind, text, lasting.isZero() ? null : lasting, at);
            }
        });
    }

    @PostMapping("/coupons")
    String coupon(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam String coupon,
            @RequestParam String act,
            @RequestParam(defaultValue = "5") int minutes,
            @RequestParam(defaultValue = "") String mediaAt,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        BroadcastView show = scope.show(who, publicId).broadcast();
        CouponView named = scope.coupon(who, coupon);
        Instant at = Stamps.time(mediaAt);
        return done(who, publicId, q, fragment, model, null, "", () -> {
            if (act.equals("drop")) {
                direction.drop(show, named, Duration.ofMinutes(minutes), at);
            } else {
                coupons.revoke(named.id());
            }
        });
    }

    private String done(
            SignedIn who,
            String publicId,
            String q,
            boolean fragment,
            Model model,
            @Nullable NoticeKind kind,
            String typed,
            Runnable command) {
        Refusal refusal = null;
        try {
            command.run();
        } catch (StageException e) {
            refusal = new Refusal(e.code(), List.of(e.args()), kind, PlainText.cleaned(typed, MOST_TYPED));
        } catch (ShopException e) {
            refusal = new Refusal(e.code(), List.of(e.args()), null, "");
        }
        if (!fragment && refusal == null) {
            return "redirect:/studio/broadcasts/" + publicId;
        }
        Show show = scope.show(who, publicId);
        model.addAttribute("desk", desks.of(show, q, refusal));
        return fragment ? VIEW : PAGE;
    }
}
