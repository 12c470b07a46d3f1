package io.vitrine.configurations;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.vitrine.configurations.Review.Kind;
import io.vitrine.configurations.Review.Line;
import java.util.List;

/** Compares two configurations by their lines. */
final class FileChanges {

    private static final int AROUND = 3;
    /** The names of the two files, which are the same. */
    private static final int HEADER = 2;

    private FileChanges() {}

    /** What changes, and three lines around; nothing if nothing does. */
    static List<Line> between(String before, String after) {
        List<String> old = withoutVersion(before);
        List<String> next = withoutVersion(after);
        return UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, next), AROUND).stream()
                .skip(HEADER)
                .map(FileChanges::line)
                .toList();
    }

    /** The name of the version differs whenever anything does, and tells people nothing. */
    private static List<String> withoutVersion(String text) {
        return text.lines()
                .map(line -> line.replaceAll("return 200 \"[0-9a-f]{12}\";", "return 200 \"...\";"))
                .toList();
    }

    private static Line line(String unified) {
        String rest = unified.isEmpty() ? "" : unified.substring(1);
        return switch (unified.isEmpty() ? ' ' : unified.charAt(0)) {
            case '+' -> new Line(Kind.ADDED, rest);
            case '-' -> new Line(Kind.REMOVED, rest);
            case '@' -> new Line(Kind.PLACE, unified);
            default -> new Line(Kind.SAME, rest);
        };
    }
}
