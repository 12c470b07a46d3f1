package io.vitrine.accounts;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Signs somebody in as the form of e-mail address and password does: a session of a new name, and a new token of forms. */
abstract class SignInFilter extends AbstractAuthenticationProcessingFilter {

    SignInFilter(RequestMatcher requests, Parts parts) {
        super(requests);
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setSessionAuthenticationStrategy(new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(parts.tokens()))));
        setApplicationEventPublisher(parts.events());
        setAuthenticationSuccessHandler(parts.redirects());
        setAuthenticationFailureHandler(parts.redirects());
    }

    /** What is asked is this application itself: there is nothing for a manager to choose from. */
    @Override
    public void afterPropertiesSet() {}

    /** What all of them need. */
    record Parts(SignInRedirects redirects, CsrfTokenRepository tokens, ApplicationEventPublisher events) {}
}
