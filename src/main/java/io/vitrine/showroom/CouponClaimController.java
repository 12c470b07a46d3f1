package io.vitrine.showroom;

import io.vitrine.accounts.Visitors;
import io.vitrine.shop.ClaimOutcome;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a viewer a coupon that is dropped into the show. */
@RestController
class CouponClaimController {

    private final Shows shows;
    private final Coupons coupons;
    private final Visitors visitors;
    private final MessageSource messages;

    CouponClaimController(Shows shows, Coupons coupons, Visitors visitors, MessageSource messages) {
        this.shows = shows;
        this.coupons = coupons;
        this.visitors = visitors;
        this.messages = messages;
    }

    @PostMapping("/live/{id}/coupons/{coupon}")
    Answer claim(
            @PathVariable String id,
            @PathVariable String coupon,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        CouponView wanted = shows.find(id)
                .flatMap(show -> Places.publicId(coupon)
                        .flatMap(coupons::find)
                        .filter(found -> show.broadcast() != null
                                && show.broadcast().id().value().equals(found.broadcast())))
                .orElseThrow(Places::nowhere);
        ClaimOutcome outcome =
                coupons.claim(wanted.id(), visitors.welcome(request, response).id());
        return new Answer(outcome, messages.getMessage("shop.coupon.claim." + outcome.key(), null, language));
    }

    /** @param message for whoever tapped */
    private record Answer(ClaimOutcome outcome, String message) {}
}
