package io.vitrine.channels;

import io.vitrine.shared.Secret;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes keys as people copy them: 160 random bits in eight groups of four, of {@code a-z} and {@code 2-7}. */
final class KeyText {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 32;
    private static final int GROUP = 4;
    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{" + LENGTH + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[-\\s]");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    /** A new key, as it is digested and sealed: without separators. */
    static Secret random() {
        StringBuilder text = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return Secret.of(text.toString());
    }

    static Secret grouped(Secret key) {
        String text = key.reveal();
        StringBuilder grouped = new StringBuilder(LENGTH + LENGTH / GROUP);
        for (int i = 0; i < text.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                grouped.append('-');
            }
            grouped.append(text.charAt(i));
        }
        return Secret.of(grouped.toString());
    }

    /** What was presented, however it was typed; empty if it can be no key of ours. */
    static Optional<Secret> parse(Secret presented) {
        String text = presented.reveal();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = SEPARATORS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(Secret.of(plain)) : Optional.empty();
    }
}
