package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets people change their passwords, and makes those do it whose password somebody else has seen. */
@Controller
class PasswordController {

    private final Accounts accounts;

    PasswordController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/account/password")
    ModelAndView form(@AuthenticationPrincipal SignedIn who) {
        return page(who, HttpStatus.OK, Map.of());
    }

    @PostMapping("/account/password")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes redirect) {
        boolean forced = isForced(who);
        try {
            accounts.changePassword(who.account(), Secret.of(current), Secret.of(password));
        } catch (AccountException e) {
            String field = e.field().equals("current") ? "currentProblem" : "passwordProblem";
            return page(who, HttpStatus.UNPROCESSABLE_CONTENT, Map.of(field, e.code()));
        }
        redirect.addFlashAttribute("notice", "accounts.password.changed");
        return new ModelAndView("redirect:" + (forced ? SignInController.home(who) : "/account/password"));
    }

    private ModelAndView page(SignedIn who, HttpStatus status, Map<String, String> problems) {
        ModelAndView page = new ModelAndView("accounts/password", status);
        page.addAllObjects(problems);
        page.addObject("email", who.email());
        page.addObject("forced", isForced(who));
        page.addObject("home", SignInController.home(who));
        return page;
    }

    private boolean isForced(SignedIn who) {
        return accounts.find(who.account()).map(AccountView::mustChangePassword).orElse(false);
    }
}
