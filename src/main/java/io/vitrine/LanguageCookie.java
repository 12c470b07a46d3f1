package io.vitrine;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Keeps the visitor's choice of language in a cookie; without one, the browser's wish counts. */
class LanguageCookie extends CookieLocaleResolver {

    LanguageCookie() {
        super("lang");
        setCookieMaxAge(Duration.ofDays(365));
        setCookieSameSite("Lax");
        setRejectInvalidCookies(false);
        setDefaultLocaleFunction(Languages::accepted);
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
        return Languages.parse(value);
    }
}
