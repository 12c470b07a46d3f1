package io.vitrine.shared;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells text that is safe to show on one line: no control characters, and none that turn the direction of what follows.
 *
 * <p>Characters are counted as UTF-16 units, as {@code maxlength} of HTML and the columns of H2 do.
 */
public final class PlainText {

    /** Control, format (bidirectional overrides among them), surrogate, private, unassigned, and line breaks. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}"
            + "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb]");

    /** Letters and signs that fonts draw as nothing: fillers of Hangul, and the empty pattern of Braille. */
    private static final String BLANKS = "\u115f\u1160\u3164\uffa0\u2800";

    private PlainText() {}

    /** Whether the text is one line of 1 to {@code most} characters, with something to see in it. */
    public static boolean isOneLine(String text, int most) {
        return text.codePoints().anyMatch(PlainText::isSeen)
                && text.length() <= most
                && !UNWANTED.matcher(text).find();
    }

    /** The text without what is unwanted, cut to {@code most} characters: for what a program says of itself. */
    public static String cleaned(String text, int most) {
        String clean = UNWANTED.matcher(text).replaceAll("").strip();
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }

    /** Each line without what is unwanted: for lists that people type, one thing a line. */
    public static String cleanedLines(String text) {
        return text.lines().map(line -> cleaned(line, line.length())).collect(Collectors.joining("\n"));
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> BLANKS.indexOf(character) < 0;
        };
    }
}
