package io.vitrine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Changes the language by {@code ?lang=}; a language the pages are not written in changes nothing. */
class LanguageSwitch extends LocaleChangeInterceptor {

    LanguageSwitch() {
        setParamName("lang");
        setIgnoreInvalidLocale(true);
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
        return Languages.parse(value);
    }
}
