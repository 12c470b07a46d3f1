package io.vitrine.accounts;

import io.vitrine.accounts.mail.Mails;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets people who have forgotten their password choose another, with a link that only the owner of the address gets. */
@Controller
class ForgotController {

    private final Registration registration;
    private final People people;
    private final Mails mails;

    ForgotController(Registration registration, People people, Mails mails) {
        this.registration = registration;
        this.people = people;
        this.mails = mails;
    }

    @GetMapping("/forgot")
    ModelAndView form(@RequestParam(defaultValue = "") String error) {
        Map<String, Object> model =
                error.equals("expired") ? Map.of("formProblem", "accounts.sign-in.expired") : Map.of();
        return page(HttpStatus.OK, model);
    }

    @PostMapping("/forgot")
    ModelAndView forgot(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        try {
            registration.forgot(email, request.getRemoteAddr());
        } catch (AccountException e) {
            HttpStatus status =
                    e.field().equals("form") ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT;
            return page(status, Map.of("email", email, e.field() + "Problem", e.code()));
        }
        return page(HttpStatus.OK, Map.of("asked", email.strip()));
    }

    private ModelAndView page(HttpStatus status, Map<String, Object> model) {
        ModelAndView page = new ModelAndView("accounts/forgot", status);
        page.addAllObjects(model);
        page.addObject("sends", mails.areSent());
        return page;
    }

    @GetMapping("/forgot/{token}")
    ModelAndView choose(@PathVariable String token) {
        return choice(token, HttpStatus.OK, Map.of());
    }

    @PostMapping("/forgot/{token}")
    ModelAndView reset(@PathVariable String token, @RequestParam(defaultValue = "") String password) {
        try {
            return people.reset(token, Secret.of(password))
                    ? new ModelAndView("redirect:/sign-in?reset")
                    : choice(token, HttpStatus.GONE, Map.of());
        } catch (AccountException e) {
            return choice(token, HttpStatus.UNPROCESSABLE_CONTENT, Map.of("passwordProblem", e.code()));
        }
    }

    private ModelAndView choice(String token, HttpStatus status, Map<String, String> problems) {
        Optional<String> email = people.emailOfReset(token);
        if (email.isEmpty()) {
            return new ModelAndView("accounts/link-over", Map.of("purpose", "reset"), HttpStatus.GONE);
        }
        ModelAndView page = new ModelAndView("accounts/reset", status);
        page.addAllObjects(problems);
        page.addObject("token", token);
        page.addObject("email", email.get());
        return page;
    }
}
