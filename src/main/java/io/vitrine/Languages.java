package io.vitrine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** Knows the languages the pages are written in, and picks one of them. */
final class Languages {

    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.KOREAN);

    private Languages() {}

    /** @throws IllegalArgumentException if the pages are not written in it */
    static Locale parse(String tag) {
        Locale asked = Locale.forLanguageTag(tag);
        return ALL.stream()
                .filter(language -> language.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The pages are not written in that language"));
    }

    /** What the browser's {@code Accept-Language} likes best of what there is. */
    static Locale accepted(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), ALL);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }

    static Locale otherThan(Locale current) {
        return current.getLanguage().equals(Locale.KOREAN.getLanguage()) ? Locale.ENGLISH : Locale.KOREAN;
    }
}
