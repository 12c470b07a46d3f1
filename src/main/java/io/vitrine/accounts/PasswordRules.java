package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses passwords that are guessed first. */
final class PasswordRules {

    private static final int SHORTEST = 10;

    /** bcrypt reads no further, so what is longer would be weaker than it looks. */
    private static final int MOST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int LONGEST_ROW = 7;
    private static final List<String> ROWS =
            List.of("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwort",
            "passphrase",
            "administrator",
            "admin",
            "welcome",
            "letmein",
            "iloveyou",
            "changeme",
            "secret",
            "qwerty",
            "monkey",
            "dragon",
            "football",
            "baseball",
            "sunshine",
            "princess",
            "vitrine",
            "liveshop",
            "livestream",
            "default",
            "testtest",
            "master",
            "superman",
            "trustno");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]");

    private PasswordRules() {}

    /** @throws AccountException if the password is too weak for this account */
    static void check(Secret password, String email) {
        String text = password.reveal();
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw refused("account.password.short", "too short");
        }
        if (!fits(password)) {
            throw refused("account.password.long", "too long");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals(email) || lower.equals(email.substring(0, email.indexOf('@')))) {
            throw refused("account.password.email", "the same as the e-mail address");
        }
        if (isCommon(lower)) {
            throw refused("account.password.common", "too easy to guess");
        }
    }

    static boolean fits(Secret password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static boolean isCommon(String lower) {
        String letters = NOT_LETTERS
                .matcher(lower.replace('0', 'o').replace('@', 'a').replace('$', 's'))
                .replaceAll("");
        return lower.codePoints().distinct().count() < FEWEST_DIFFERENT
                || COMMON.contains(letters)
                || COMMON.contains(NOT_LETTERS.matcher(lower).replaceAll(""))
                || isMostlyOneRow(lower);
    }

    private static boolean isMostlyOneRow(String lower) {
        for (String row : ROWS) {
            String backwards = new StringBuilder(row).reverse().toString();
            for (int start = 0; start + LONGEST_ROW <= lower.length(); start++) {
                String piece = lower.substring(start, start + LONGEST_ROW);
                if ((row.contains(piece) || backwards.contains(piece)) && lower.length() < 2 * LONGEST_ROW) {
                    return true;
                }
            }
        }
        return false;
    }

    private static AccountException refused(String code, String why) {
        return new AccountException("password", code, "The password is " + why);
    }
}
