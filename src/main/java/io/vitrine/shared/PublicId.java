package io.vitrine.shared;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Names a channel, a broadcast or a stream in addresses that anyone may see.
 *
 * <p>Sixteen characters of {@code a-z2-7}: 80 random bits, so it cannot be guessed, and none of the characters that
 * nginx-rtmp or a URL treats specially (its control interface does not decode its arguments; {@code _} would start a
 * variant suffix).
 */
public record PublicId(String value) {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public PublicId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A public id is " + LENGTH + " characters of a-z and 2-7");
        }
    }

    public static PublicId of(String value) {
        return new PublicId(value);
    }

    public static PublicId random() {
        StringBuilder value = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> value.append(ALPHABET.charAt(i)));
        return new PublicId(value.toString());
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
