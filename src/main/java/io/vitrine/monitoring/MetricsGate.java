package io.vitrine.monitoring;

import io.vitrine.accounts.ThisMachine;
import io.vitrine.shared.Secret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives metrics to this machine, and to whoever elsewhere knows the token (RFC 6750); without one, to nobody else. */
final class MetricsGate extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Secret token;

    MetricsGate(Secret token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ThisMachine.asks(request)) {
            chain.doFilter(request, response);
        } else if (token.reveal().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (knowsToken(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"metrics\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private boolean knowsToken(@Nullable String header) {
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && Secret.of(header.substring(BEARER.length()).strip()).equals(token);
    }
}
