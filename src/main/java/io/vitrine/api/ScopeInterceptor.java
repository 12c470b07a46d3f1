package io.vitrine.api;

import io.vitrine.tokens.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a token do only what its scopes name. */
final class ScopeInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.getBean() instanceof Description) {
            return true;
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (needs == null || who == null || !(who.getPrincipal() instanceof Caller caller)) {
            throw ApiException.of(Problem.SCOPE, "No token may do this");
        }
        if (!caller.scopes().contains(needs.value())) {
            throw ApiException.of(
                    Problem.SCOPE,
                    "The token " + caller.token() + " has not the scope "
                            + needs.value().key());
        }
        return true;
    }
}
