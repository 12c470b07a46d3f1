package io.vitrine.shared;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a text for a formula, as <a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP</a> advises: with an apostrophe before it. A text
 * that begins with such an apostrophe by itself gets another, so that taking one away always gives the text back.
 */
public final class Formulas {

    private static final Pattern GUARDED = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");

    private Formulas() {}

    /** The text as a cell may hold it. */
    public static String guarded(String text) {
        return GUARDED.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that a cell was made of. */
    public static String read(String cell) {
        return cell.startsWith("'") && GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
