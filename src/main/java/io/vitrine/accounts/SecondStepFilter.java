package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Takes the code of the second step, and only then signs in whom the first step has recognised. */
class SecondStepFilter extends SignInFilter {

    static final String PAGE = "/sign-in/code";

    private final SignInAttempts attempts;
    private final AddressLimit addresses;

    SecondStepFilter(SignInAttempts attempts, AddressLimit addresses, Parts parts) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PAGE), parts);
        this.attempts = attempts;
        this.addresses = addresses;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        PendingSignIn pending = PendingSignIn.of(request).orElseThrow(() -> new SecondStepOverException(false));
        String address = Objects.toString(request.getRemoteAddr(), "");
        if (!addresses.tryAttempt(address)) {
            throw new TooManyFailuresException();
        }
        SignedInUser user = attempts.finish(pending, Secret.of(Objects.toString(request.getParameter("code"), "")));
        addresses.forgive(address);
        PendingSignIn.forget(request);
        return user.authentication(new WebAuthenticationDetails(request));
    }
}
