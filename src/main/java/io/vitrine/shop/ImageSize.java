package io.vitrine.shop;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes in which a picture is kept. A smaller picture is never enlarged, so the width is the most it may be. */
enum ImageSize {
    LARGE(1200),
    MEDIUM(480),
    TILE(120);

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})-(\\d{3,4})\\.jpg");

    private final int width;

    ImageSize(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    /** Three times as high as wide is the most that a page shows well; what is longer becomes narrower. */
    int height() {
        return 3 * width;
    }

    String fileOf(String hash) {
        return hash + "-" + width + ".jpg";
    }

    /** The hash in the name of a file, if it is a name that {@link #fileOf} gives. */
    static Optional<String> hashIn(String file) {
        Matcher name = FILE.matcher(file);
        return name.matches()
                        && Arrays.stream(values())
                                .anyMatch(size -> name.group(2).equals(Integer.toString(size.width)))
                ? Optional.of(name.group(1))
                : Optional.empty();
    }
}
