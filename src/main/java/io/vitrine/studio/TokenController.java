package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shared.PublicId;
import io.vitrine.tokens.Scope;
import io.vitrine.tokens.TokenException;
import io.vitrine.tokens.TokenLife;
import io.vitrine.tokens.Tokens;
import io.vitrine.tokens.Tokens.NewToken;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists, makes and revokes the tokens with which a shop's own programs use the API. */
@Controller
@Needs(Right.SHOP)
class TokenController {

    private static final String PAGE = "studio/tokens";

    private final SellerScope scope;
    private final Tokens tokens;
    private final Clock clock;

    TokenController(SellerScope scope, Tokens tokens, Clock clock) {
        this.scope = scope;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/studio/tokens")
    ModelAndView list(@AuthenticationPrincipal SignedIn who) {
        return page(who, "", EnumSet.noneOf(Scope.class), TokenLife.QUARTER);
    }

    /** The token is in this answer and nowhere else: no redirect, no session, no flash attribute holds it. */
    @PostMapping("/studio/tokens")
    ModelAndView create(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<Scope> scopes,
            @RequestParam(defaultValue = "QUARTER") TokenLife life) {
        try {
            NewToken made = tokens.create(scope.seller(who), who.account(), name, scopes, life);
            return page(who, "", EnumSet.noneOf(Scope.class), TokenLife.QUARTER)
                    .addObject("made", made.view())
                    .addObject("token", made.token().reveal());
        } catch (TokenException e) {
            ModelAndView page = page(who, name, scopes, life).addObject("refused", e.code());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/studio/tokens/{id}/revoke")
    String revoke(@AuthenticationPrincipal SignedIn who, @PathVariable String id, RedirectAttributes redirect) {
        if (PublicId.isValid(id)) {
            tokens.revoke(scope.seller(who), PublicId.of(id));
        }
        redirect.addFlashAttribute(Commands.DONE, "studio.tokens.revoked.done");
        return "redirect:/studio/tokens";
    }

    private ModelAndView page(SignedIn who, String name, Set<Scope> scopes, TokenLife life) {
        return new ModelAndView(PAGE)
                .addObject("tokens", tokens.ofSeller(scope.seller(who)))
                .addObject("now", clock.instant())
                .addObject("name", name)
                .addObject("chosen", scopes)
                .addObject("life", life)
                .addObject("scopes", Scope.ofShops())
                .addObject("lives", TokenLife.values())
                .addObject("most", Tokens.MOST_NAME);
    }
}
