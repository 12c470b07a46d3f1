package io.vitrine.accounts;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A browser in words, as far as it tells; nothing depends on it.
 *
 * @param name such as {@code Firefox}; empty if it says nothing that we know
 * @param system such as {@code Windows}; likewise
 */
record BrowserName(String name, String system) implements Serializable {

    /** The first that is found counts: most browsers also call themselves by the names of those below. */
    private static final List<Entry<String, String>> NAMES = List.of(
            Map.entry("KAKAOTALK", "KakaoTalk"),
            Map.entry("NAVER(", "NAVER"),
            Map.entry("Whale/", "Whale"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Macintosh", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    static BrowserName of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        return new BrowserName(first(NAMES, text), first(SYSTEMS, text));
    }

    private static String first(List<Entry<String, String>> known, String text) {
        return known.stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
