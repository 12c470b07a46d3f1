package io.vitrine.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Remembers in a cookie which of several shops somebody works for; a wish only, that allows nothing. */
public final class ShopChoice {

    static final String COOKIE = "shop";

    private static final Duration KEPT = Duration.ofDays(365);

    private ShopChoice() {}

    public static Optional<SellerId> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(ShopChoice::parse);
    }

    public static void keep(SellerId seller, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, seller.toString())
                        .path("/studio")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(KEPT)
                        .build()
                        .toString());
    }

    private static Optional<SellerId> parse(String value) {
        try {
            return Optional.of(new SellerId(UUID.fromString(value)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
