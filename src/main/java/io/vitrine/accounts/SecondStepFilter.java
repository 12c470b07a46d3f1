package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Takes the code of the second step, and only then signs in whom the first step has recognised. */
class SecondStepFilter extends AbstractAuthenticationProcessingFilter {

    static final String PAGE = "/sign-in/code";

    private final SignInAttempts attempts;
    private final AddressLimit addresses;

    SecondStepFilter(
            SignInAttempts attempts,
            AddressLimit addresses,
            SignInRedirects redirects,
            CsrfTokenRepository tokens,
            ApplicationEventPublisher events) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PAGE));
        this.attempts = attempts;
        this.addresses = addresses;
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setSessionAuthenticationStrategy(new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens))));
        setApplicationEventPublisher(events);
        setAuthenticationSuccessHandler(redirects);
        setAuthenticationFailureHandler(redirects);
    }

    /** What is asked of is this application itself: there is nothing for a manager to choose from. */
    @Override
    public void afterPropertiesSet() {}

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
