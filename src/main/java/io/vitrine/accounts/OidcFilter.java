package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Leads a browser to the provider, and signs in whom the provider vouches for when it is back. */
class OidcFilter extends SignInFilter {

    private static final Logger log = LoggerFactory.getLogger(OidcFilter.class);

    private final OidcProvider provider;
    private final SignInAttempts attempts;
    private final AddressLimit addresses;

    OidcFilter(OidcProvider provider, SignInAttempts attempts, AddressLimit addresses, Parts parts) {
        super(
                new OrRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, OidcProvider.START),
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, OidcProvider.BACK)),
                parts);
        this.provider = provider;
        this.attempts = attempts;
        this.addresses = addresses;
    }

    @Override
    public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            if (PrivatePages.path(request).equals(OidcProvider.START)) {
                return leave(request, response);
            }
            // Before it counts: any page of the web can send its visitors here.
            OidcAttempt attempt = OidcAttempt.take(request)
                    .orElseThrow(() -> OidcException.failed("Nobody was sent to the provider"));
            String address = Objects.toString(request.getRemoteAddr(), "");
            if (!addresses.tryAttempt(address)) {
                throw new TooManyFailuresException();
            }
            return comeBack(request, attempt, address);
        } catch (OidcException e) {
            log.warn("Nobody is signed in by the provider: {}", e.getMessage());
            throw e;
        }
    }

    private @Nullable Authentication leave(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(provider.begin(OidcAttempt.begin(request)).toString());
        return null;
    }

    private Authentication comeBack(HttpServletRequest request, OidcAttempt attempt, String address) {
        request.setAttribute(ReturnPath.PARAMETER, attempt.next());
        Map<String, List<String>> answer = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
        OidcProvider.Person person = provider.finish(attempt, answer);
        addresses.forgive(address);
        try {
            return attempts.recognised(person, request.getLocale())
                    .authentication(new WebAuthenticationDetails(request));
        } catch (AccountException | DataIntegrityViolationException e) {
            throw OidcException.failed("No account can be made of what the provider says: " + e.getMessage(), e);
        }
    }
}
