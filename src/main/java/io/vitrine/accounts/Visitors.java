package io.vitrine.accounts;

import io.vitrine.shared.Sha256;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Knows visitors again: people by their session, guests by a cookie with 128 random bits. What is stored of a guest is
 * made of that cookie's digest, so that nobody who reads the database can take a guest's place.
 */
@Component
public class Visitors {

    static final String COOKIE = "guest";

    private static final Duration KNOWN_FOR = Duration.ofDays(365);
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Who asks, if they are known; for pages that only show something. */
    public Optional<Visitor> find(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof SignedIn person) {
            return Optional.of(new Visitor(new VisitorId(person.account().value()), person));
        }
        return token(request).map(Visitors::guest);
    }

    /** Which guest the browser is known as, whoever has signed in on it. */
    Optional<VisitorId> guest(HttpServletRequest request) {
        return token(request).map(Visitors::guest).map(Visitor::id);
    }

    /** Whoever uses the browser next is a guest of their own. */
    void forgetGuest(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", request, Duration.ZERO));
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(token -> FORM.matcher(token).matches());
    }

    private static String cookie(String token, HttpServletRequest request, Duration age) {
        return ResponseCookie.from(COOKIE, token)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }

    /** Who asks; a browser that is not known yet is given its cookie. For requests that leave something behind. */
    public Visitor welcome(HttpServletRequest request, HttpServletResponse response) {
        return find(request).orElseGet(() -> {
            byte[] bits = new byte[16];
            RANDOM.nextBytes(bits);
            String token = HexFormat.of().formatHex(bits);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, request, KNOWN_FOR));
            return guest(token);
        });
    }

    private static Visitor guest(String token) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token));
        return new Visitor(new VisitorId(new UUID(digest.getLong(), digest.getLong())), null);
    }
}
