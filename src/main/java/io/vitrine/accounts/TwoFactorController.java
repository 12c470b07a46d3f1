package io.vitrine.accounts;

import io.vitrine.shared.QrPicture;
import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows people their second factor, and lets them set it up, make recovery codes anew, and put it away. */
@Controller
class TwoFactorController {

    static final String PAGE = "/account/two-factor";

    private final TwoFactorSetup setup;
    private final TwoFactor factors;
    private final TwoFactorRules rules;
    private final Clock clock;

    TwoFactorController(TwoFactorSetup setup, TwoFactor factors, TwoFactorRules rules, Clock clock) {
        this.setup = setup;
        this.factors = factors;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    ModelAndView show(@AuthenticationPrincipal SignedIn who, HttpSession session) {
        return page(who, session, HttpStatus.OK, Map.of());
    }

    @PostMapping(PAGE + "/begin")
    ModelAndView begin(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            HttpSession session) {
        try {
            setup.begin(who.account(), Secret.of(current));
        } catch (AccountException e) {
            return refused(who, session, e);
        }
        new TwoFactorDraft(who.account(), TimeCodes.newSecret(), clock.instant()).keep(session);
        return back();
    }

    @PostMapping(PAGE + "/cancel")
    ModelAndView cancel(HttpSession session) {
        TwoFactorDraft.forget(session);
        return back();
    }

    @PostMapping(PAGE + "/confirm")
    ModelAndView confirm(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String code,
            HttpSession session,
            RedirectAttributes redirect) {
        Optional<TwoFactorDraft> draft = TwoFactorDraft.of(session, who.account(), clock.instant());
        if (draft.isEmpty()) {
            redirect.addFlashAttribute("alert", "accounts.two-factor.over");
            return back();
        }
        Optional<List<Secret>> codes = setup.confirm(who.account(), draft.get().secret(), code);
        if (codes.isEmpty()) {
            return page(
                    who,
                    session,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Map.of("codeProblem", "accounts.two-factor.confirm.wrong"));
        }
        TwoFactorDraft.forget(session);
        return shown(codes.get(), "accounts.two-factor.done", redirect);
    }

    @PostMapping(PAGE + "/codes")
    ModelAndView renewCodes(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String code,
            HttpSession session,
            RedirectAttributes redirect) {
        try {
            List<Secret> codes = setup.renewCodes(who.account(), Secret.of(current), Secret.of(code));
            return shown(codes, "accounts.two-factor.codes.renewed", redirect);
        } catch (AccountException e) {
            return refused(who, session, e);
        }
    }

    @PostMapping(PAGE + "/off")
    ModelAndView turnOff(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String code,
            HttpSession session,
            RedirectAttributes redirect) {
        try {
            setup.turnOff(who.account(), Secret.of(current), Secret.of(code));
        } catch (AccountException e) {
            return refused(who, session, e);
        }
        redirect.addFlashAttribute("notice", "accounts.two-factor.off.done");
        return back();
    }

    private ModelAndView refused(SignedIn who, HttpSession session, AccountException e) {
        String field = e.field().equals("code") || e.field().equals("current") ? e.field() + "Problem" : "problem";
        return page(who, session, HttpStatus.UNPROCESSABLE_CONTENT, Map.of(field, e.code()));
    }

    private ModelAndView page(SignedIn who, HttpSession session, HttpStatus status, Map<String, String> problems) {
        ModelAndView page = new ModelAndView("accounts/two-factor", status);
        page.addAllObjects(problems);
        page.addObject("since", factors.since(who.account()).orElse(null));
        page.addObject("zone", clock.getZone());
        page.addObject("left", factors.codesLeft(who.account()));
        page.addObject("needed", rules.isNeededBy(who.role()));
        page.addObject("home", SignInController.home(who));
        page.addObject("email", who.email());
        TwoFactorDraft.of(session, who.account(), clock.instant()).ifPresent(draft -> {
            page.addObject("typed", draft.typed());
            page.addObject("picture", picture(TimeCodes.address(draft.secret(), who.email())));
        });
        return page;
    }

    /** In the page itself: nothing that holds the secret has an address of its own. */
    private static String picture(String text) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(QrPicture.svg(text).getBytes(StandardCharsets.US_ASCII));
    }

    private static ModelAndView shown(List<Secret> codes, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", done);
        List<String> revealed = codes.stream().map(Secret::reveal).toList();
        redirect.addFlashAttribute("codes", revealed);
        redirect.addFlashAttribute("codesText", String.join("\n", revealed));
        return back();
    }

    private static ModelAndView back() {
        return new ModelAndView("redirect:" + PAGE);
    }
}
