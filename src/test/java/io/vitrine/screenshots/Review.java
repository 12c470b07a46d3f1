package io.vitrine.screenshots;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** Lists what a program can see of a page's faults: what is cut, too wide or too small to touch, and what axe-core says. */
final class Review {

    private static final Path AXE = Path.of("node_modules/axe-core/axe.min.js");

    private final boolean wanted;
    private final Path file;
    private final Set<String> known = new HashSet<>();

    /** @param folder where faults.txt is written, if it is wanted */
    Review(boolean wanted, Path folder) throws IOException {
        this.wanted = wanted;
        this.file = folder.resolve("faults.txt");
        Files.deleteIfExists(file);
    }

    /** Whether pages are looked at as a whole, instead of pictured for readers. */
    boolean isWanted() {
        return wanted;
    }

    /** Notes what is wrong with the page, unless it was noted of another in the same look. */
    void look(Page page, String name, Look look) {
        if (!wanted) {
            return;
        }
        boolean korean = "ko".equals(page.evaluate("() => document.documentElement.lang"));
        page.evaluate(read(AXE) + "\n;0");
        Object found = page.evaluate(script(), Map.of("phone", look.isPhone(), "korean", korean));
        for (Object fault : (List<?>) found) {
            if (known.add(look.folder() + " " + fault)) {
                note(look.folder() + "/" + name + ": " + fault + "\n");
            }
        }
    }

    private void note(String fault) {
        try {
            Files.writeString(file, fault, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() {
        try {
            return new ClassPathResource("screenshots/faults.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
