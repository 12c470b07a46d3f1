package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets people accept an invitation to a shop's team: with the account they have, or with one they make. */
@Controller
class JoinController {

    private static final String PATH = "/join/";

    private final TeamService team;

    JoinController(TeamService team) {
        this.team = team;
    }

    /** A click away from accepting: programs that read mail follow its links, too. */
    @GetMapping(PATH + "{token}")
    ModelAndView offer(@AuthenticationPrincipal @Nullable SignedIn who, @PathVariable String token) {
        return team.offer(token)
                .map(offer -> new ModelAndView("accounts/join", Map.of("token", token, "offer", offer))
                        .addObject("who", who)
                        .addObject("mayJoin", who != null && who.role() != Role.ADMIN)
                        .addObject("isOwner", who != null && offer.seller().equals(who.seller()))
                        .addObject("signIn", ReturnPath.with(SignInRedirects.PAGE, PATH + token))
                        .addObject("register", ReturnPath.with("/register", PATH + token)))
                .orElseGet(JoinController::over);
    }

    @PostMapping(PATH + "{token}")
    ModelAndView join(
            @AuthenticationPrincipal @Nullable SignedIn who,
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<TeamOffer> offer = team.offer(token);
        // Whoever may not join must not use the link up.
        if (who == null
                || who.role() == Role.ADMIN
                || offer.map(TeamOffer::seller)
                        .filter(seller -> seller.equals(who.seller()))
                        .isPresent()) {
            return offer(who, token);
        }
        return team.join(token, who.account())
                .map(seller -> {
                    ShopChoice.keep(seller, request, response);
                    redirect.addFlashAttribute("notice", "team.joined");
                    redirect.addFlashAttribute(
                            "noticeArg", offer.map(TeamOffer::shop).orElse(""));
                    return new ModelAndView("redirect:/studio");
                })
                .orElseGet(JoinController::over);
    }

    private static ModelAndView over() {
        return new ModelAndView("accounts/link-over", Map.of("purpose", "join"), HttpStatus.GONE);
    }
}
