package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
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
    private static final Set<String> ERRORS = Set.of("credentials", "address", "expired", "ended");

    @GetMapping("/sign-in")
    String signIn(
            @AuthenticationPrincipal @Nullable SignedIn who,
            @RequestParam(defaultValue = "") String error,
            HttpServletRequest request,
            Model model) {
        if (who != null) {
            return "redirect:" + home(who);
        }
        if (ERRORS.contains(error)) {
            model.addAttribute("problem", "accounts.sign-in." + error);
        } else if (request.getParameter("signed-out") != null) {
            model.addAttribute("news", "accounts.sign-in.signed-out");
        } else if (isSessionOver(request)) {
            model.addAttribute("news", "accounts.sign-in.over");
        }
        return "accounts/sign-in";
    }

    static String home(SignedIn who) {
        return who.role() == Role.ADMIN ? "/console" : "/studio";
    }

    private static boolean isSessionOver(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
