package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the source files to what no library checks. */
class SourceTests {

    private static final int MOST_LINES = 400;

    @Test
    void javaFilesAreShortEnoughToRead() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : javaFiles()) {
            try (Stream<String> lines = Files.lines(file)) {
                long count = lines.count();
                if (count > MOST_LINES) {
                    tooLong.add(file + " has " + count + " lines");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void packagesSayWhatTheyAreFor() throws IOException {
        List<Path> unsaid = javaFiles().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> folder.startsWith("src/main"))
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(unsaid).isEmpty();
    }

    private static List<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : List.of(Path.of("src"), Path.of("bench"))) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> tree = Files.walk(root)) {
                    tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
        }
        return files;
    }
}
