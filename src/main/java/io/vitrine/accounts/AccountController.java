package io.vitrine.accounts;

import io.vitrine.accounts.mail.Mails;
import io.vitrine.shared.Secret;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows people their account, and lets them change and delete it. */
@Controller
class AccountController {

    private final People people;
    private final AccountService accounts;
    private final TwoFactor factors;
    private final OpenSessions sessions;
    private final Mails mails;
    private final LocaleResolver languages;
    private final Clock clock;

    AccountController(
            People people,
            AccountService accounts,
            TwoFactor factors,
            OpenSessions sessions,
            Mails mails,
            LocaleResolver languages,
            Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.mails = mails;
        this.languages = languages;
        this.clock = clock;
    }

    @GetMapping("/account")
    ModelAndView show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return page(who, request, HttpStatus.OK, Map.of());
    }

    @PostMapping("/account")
    ModelAndView change(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Locale spoken = language.equals(Locale.KOREAN.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
        try {
            people.introduce(who.account(), displayName, spoken);
        } catch (AccountException e) {
            return page(
                    who,
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Map.of("displayName", displayName, "displayNameProblem", e.code()));
        }
        languages.setLocale(request, response, spoken);
        return back("accounts.account.saved", redirect);
    }

    @PostMapping("/account/verification")
    ModelAndView verifyAgain(@AuthenticationPrincipal SignedIn who, RedirectAttributes redirect) {
        if (people.verifyAgain(who.account())) {
            return back("accounts.account.verification.sent", redirect);
        }
        redirect.addFlashAttribute("alert", "accounts.account.verification.often");
        return new ModelAndView("redirect:/account");
    }

    @PostMapping("/account/sign-out-elsewhere")
    ModelAndView signOutElsewhere(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request, RedirectAttributes redirect) {
        accounts.signOutElsewhere(who.account());
        sessions.endOthers(who.account(), request.getSession(false));
        return back("accounts.account.elsewhere.done", redirect);
    }

    @PostMapping("/account/sessions/{id}/end")
    ModelAndView endSession(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (sessions.end(who.account(), id, request.getSession(false))) {
            accounts.noteEndOfSession(who.account());
        }
        return back("accounts.sessions.ended", redirect);
    }

    @PostMapping("/account/delete")
    ModelAndView delete(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request)
            throws ServletException {
        try {
            people.erase(who.account(), Secret.of(current));
        } catch (AccountException e) {
            return page(who, request, HttpStatus.UNPROCESSABLE_CONTENT, Map.of("deleteProblem", e.code()));
        }
        request.logout();
        return new ModelAndView("redirect:/sign-in?deleted");
    }

    private ModelAndView page(SignedIn who, HttpServletRequest request, HttpStatus status, Map<String, String> typed) {
        PersonView person =
                people.find(who.account()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ModelAndView page = new ModelAndView("accounts/account", status);
        page.addObject("displayName", person.displayName());
        page.addAllObjects(typed);
        page.addObject("person", person);
        page.addObject(
                "sessions",
                sessions.of(who.account(), accounts.passwordRevision(who.account()), request.getSession(false)));
        page.addObject("zone", clock.getZone());
        page.addObject("twoFactor", factors.isOn(who.account()));
        page.addObject("sends", mails.areSent());
        page.addObject("canGo", person.role() == Role.VIEWER);
        return page;
    }

    private static ModelAndView back(String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", done);
        return new ModelAndView("redirect:/account");
    }
}
