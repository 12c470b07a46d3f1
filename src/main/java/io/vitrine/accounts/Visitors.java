package io.vitrine.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(token -> FORM.matcher(token).matches())
                .map(Visitors::guest);
    }

    /** Who asks; a browser that is not known yet is given its cookie. For requests that leave something behind. */
    public Visitor welcome(HttpServletRequest request, HttpServletResponse response) {
        return find(request).orElseGet(() -> {
            byte[] bits = new byte[16];
            RANDOM.nextBytes(bits);
            String token = HexFormat.of().formatHex(bits);
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, token)
                            .path("/")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .maxAge(KNOWN_FOR)
                            .build()
                            .toString());
            return guest(token);
        });
    }

    private static Visitor guest(String token) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
            return new Visitor(new VisitorId(new UUID(digest.getLong(), digest.getLong())), null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
