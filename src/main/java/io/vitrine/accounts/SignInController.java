package io.vitrine.accounts;

import io.vitrine.accounts.mail.Mails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the sign-in page, and says why somebody is there again. */
@Controller
class SignInController {

    /** What {@link SignInRedirects} may say; anything else in the address is somebody else's text. */
    private static final Set<String> ERRORS = Set.of(
            "credentials",
            "address",
            "expired",
            "ended",
            "code-over",
            "code-locked",
            "provider",
            "provider-unverified");

    private static final List<String> NEWS = List.of("signed-out", "reset", "deleted");

    private final Mails mails;
    private final OidcSettings oidc;

    SignInController(Mails mails, OidcSettings oidc) {
        this.mails = mails;
        this.oidc = oidc;
    }

    @GetMapping("/sign-in")
    String signIn(
            @AuthenticationPrincipal @Nullable SignedIn who,
            @RequestParam(defaultValue = "") String error,
            HttpServletRequest request,
            Model model) {
        if (who != null) {
            return "redirect:"
                    + ReturnPath.of(request.getParameter(ReturnPath.PARAMETER)).orElseGet(() -> home(who));
        }
        String next = ReturnPath.of(request.getParameter(ReturnPath.PARAMETER)).orElse("");
        model.addAttribute("next", next);
        if (oidc.isConfigured()) {
            model.addAttribute("provider", oidc.name());
            model.addAttribute("providerPath", ReturnPath.with(OidcProvider.START, next));
        }
        model.addAttribute("register", ReturnPath.with("/register", next));
        Set<String> said = request.getParameterMap().keySet();
        if (ERRORS.contains(error)) {
            model.addAttribute("problem", "accounts.sign-in." + error);
        } else if (said.contains("registered")) {
            model.addAttribute(
                    "news", mails.areSent() ? "accounts.sign-in.registered" : "accounts.sign-in.registered.no-mail");
        } else {
            NEWS.stream()
                    .filter(said::contains)
                    .findFirst()
                    .or(() -> isSessionOver(request) ? Optional.of("over") : Optional.empty())
                    .ifPresent(news -> model.addAttribute("news", "accounts.sign-in." + news));
        }
        return "accounts/sign-in";
    }

    static String home(SignedIn who) {
        return switch (who.role()) {
            case ADMIN -> "/console";
            case SELLER -> "/studio";
            case VIEWER -> "/";
        };
    }

    private static boolean isSessionOver(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
