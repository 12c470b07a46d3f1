package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the second step of a sign-in, to whoever has done the first; {@link SecondStepFilter} takes its form. */
@Controller
class SecondStepController {

    private static final Set<String> ERRORS = Set.of("wrong", "address", "expired");

    @GetMapping(SecondStepFilter.PAGE)
    String show(@RequestParam(defaultValue = "") String error, HttpServletRequest request, Model model) {
        String next = ReturnPath.of(request.getParameter(ReturnPath.PARAMETER)).orElse("");
        if (PendingSignIn.of(request).isEmpty()) {
            return "redirect:" + ReturnPath.with(SignInRedirects.PAGE, next);
        }
        model.addAttribute("next", next);
        model.addAttribute("back", ReturnPath.with(SignInRedirects.PAGE, next));
        if (ERRORS.contains(error)) {
            model.addAttribute(
                    "problem", error.equals("wrong") ? "account.two-factor.wrong" : "accounts.sign-in." + error);
        }
        return "accounts/sign-in-code";
    }
}
