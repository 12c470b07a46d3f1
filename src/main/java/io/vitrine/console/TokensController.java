package io.vitrine.console;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.AccountView;
import io.vitrine.accounts.Accounts;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shared.PublicId;
import io.vitrine.tokens.Scope;
import io.vitrine.tokens.TokenException;
import io.vitrine.tokens.TokenLife;
import io.vitrine.tokens.TokenView;
import io.vitrine.tokens.Tokens;
import io.vitrine.tokens.Tokens.NewToken;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Lists, makes and revokes the tokens with which administrators' own programs use the API. */
@Controller
class TokensController {

    private static final String PAGE = "console/tokens";

    private final Tokens tokens;
    private final Accounts accounts;
    private final Clock clock;

    TokensController(Tokens tokens, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/console/tokens")
    ModelAndView list() {
        return page("", Set.of(Scope.SITE_READ), TokenLife.QUARTER);
    }

    /** The token is in this answer and nowhere else: no redirect, no session, no flash attribute holds it. */
    @PostMapping("/console/tokens")
    ModelAndView create(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<Scope> scopes,
            @RequestParam(defaultValue = "QUARTER") TokenLife life) {
        try {
            NewToken made = tokens.createForSite(who.account(), name, scopes, life);
            return list().addObject("made", made.view())
                    .addObject("token", made.token().reveal());
        } catch (TokenException e) {
            ModelAndView page = page(name, scopes, life).addObject("refused", e.code());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/console/tokens/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes redirect) {
        if (PublicId.isValid(id)) {
            tokens.revokeOfSite(PublicId.of(id));
        }
        redirect.addFlashAttribute("notice", "studio.tokens.revoked.done");
        return "redirect:/console/tokens";
    }

    private ModelAndView page(String name, Set<Scope> scopes, TokenLife life) {
        List<TokenView> all = tokens.ofSite();
        return new ModelAndView(PAGE)
                .addObject("tokens", all)
                .addObject("makers", makers(all))
                .addObject("now", clock.instant())
                .addObject("name", name)
                .addObject("chosen", scopes)
                .addObject("life", life)
                .addObject("scopes", Scope.ofSite())
                .addObject("lives", TokenLife.values())
                .addObject("most", Tokens.MOST_NAME);
    }

    private Map<AccountId, AccountView> makers(List<TokenView> all) {
        Map<AccountId, AccountView> makers = new HashMap<>();
        for (TokenView token : all) {
            accounts.find(token.maker()).ifPresent(maker -> makers.put(maker.id(), maker));
        }
        return makers;
    }
}
