package io.vitrine.api;

import io.vitrine.shared.Secret;
import io.vitrine.tokens.Caller;
import io.vitrine.tokens.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the token in a request's header, and counts the request. */
class BearerFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(BearerFilter.class);
    private static final String SCHEME = "bearer ";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Tokens tokens;
    private final ProblemWriter problems;
    private final ApiLimits limits;

    BearerFilter(Tokens tokens, ProblemWriter problems, ApiLimits limits) {
        this.tokens = tokens;
        this.problems = problems;
        this.limits = limits;
    }

    /** Without a token nothing was tried, so nothing is counted. */
    static ApiException missing(HttpServletRequest request) {
        return ApiException.of(
                Problem.UNAUTHORIZED,
                request.getMethod() + " " + request.getRequestURI() + " needs a token, and the request carries none");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            admit(token, request, response);
            chain.doFilter(request, response);
        } catch (ApiException e) {
            problems.write(e, request, response);
        } catch (DataAccessException | TransactionException e) {
            log.warn("A token could not be looked up: the database is away", e);
            problems.write(ApiErrors.away(), request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void admit(String token, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        if (limits.isShut(address)) {
            throw ApiException.wait(
                    Problem.RATE_LIMIT, "Too many tokens that do not work have come from " + address, MINUTE);
        }
        Optional<Caller> caller = tokens.recognise(Secret.of(token), address);
        if (caller.isEmpty()) {
            limits.fail(address);
            throw ApiException.of(
                    Problem.UNAUTHORIZED,
                    "The token is none of this server, was revoked, has expired, or whoever made it acts for the shop"
                            + " no longer");
        }
        ApiLimits.Usage usage = limits.use(caller.get().token());
        response.setHeader("RateLimit-Limit", Integer.toString(usage.most()));
        response.setHeader("RateLimit-Remaining", Long.toString(usage.left()));
        response.setHeader("RateLimit-Reset", Long.toString(ProblemWriter.wholeSeconds(usage.until())));
        if (!usage.allowed()) {
            throw ApiException.wait(
                    Problem.RATE_LIMIT,
                    "The token " + caller.get().token() + " has sent more than " + usage.most() + " requests a minute",
                    usage.until());
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller.get(), null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
