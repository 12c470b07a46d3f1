package io.vitrine.accounts;

import io.vitrine.accounts.mail.Mails;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets people make an account, and prove that its address is theirs. */
@Controller
class RegisterController {

    private final Registration registration;
    private final People people;
    private final Mails mails;

    RegisterController(Registration registration, People people, Mails mails) {
        this.registration = registration;
        this.people = people;
        this.mails = mails;
    }

    @GetMapping("/register")
    ModelAndView form(
            @AuthenticationPrincipal @Nullable SignedIn who,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String error) {
        if (who != null) {
            return new ModelAndView("redirect:" + ReturnPath.of(next).orElseGet(() -> SignInController.home(who)));
        }
        Map<String, String> problems =
                error.equals("expired") ? Map.of("formProblem", "accounts.sign-in.expired") : Map.of();
        return page(HttpStatus.OK, "", "", next, problems);
    }

    @PostMapping("/register")
    ModelAndView register(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            Locale language) {
        try {
            registration.register(email, displayName, Secret.of(password), language, request.getRemoteAddr());
        } catch (AccountException e) {
            HttpStatus status =
                    e.field().equals("form") ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT;
            return page(status, email, displayName, next, Map.of(e.field() + "Problem", e.code()));
        }
        return new ModelAndView("redirect:" + ReturnPath.with("/sign-in?registered", next));
    }

    private ModelAndView page(
            HttpStatus status, String email, String displayName, String next, Map<String, String> problems) {
        ModelAndView page = new ModelAndView("accounts/register", status);
        page.addAllObjects(problems);
        page.addObject("email", email);
        page.addObject("displayName", displayName);
        page.addObject("next", ReturnPath.of(next).orElse(""));
        page.addObject("signIn", ReturnPath.with(SignInRedirects.PAGE, next));
        page.addObject("sends", mails.areSent());
        return page;
    }

    /** A click away from proving: programs that read mail follow its links, too. */
    @GetMapping("/verify/{token}")
    ModelAndView verification(@PathVariable String token) {
        return people.canVerify(token)
                ? new ModelAndView("accounts/verify", Map.of("token", token))
                : new ModelAndView("accounts/link-over", Map.of("purpose", "verify"), HttpStatus.GONE);
    }

    @PostMapping("/verify/{token}")
    ModelAndView verify(@PathVariable String token) {
        return people.verify(token)
                ? new ModelAndView("accounts/verified")
                : new ModelAndView("accounts/link-over", Map.of("purpose", "verify"), HttpStatus.GONE);
    }
}
