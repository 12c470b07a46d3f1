package io.vitrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The segments of a rendition, as they lie on the disk. */
final class Segments {

    private Segments() {}

    static Path largest(Path rendition) throws IOException {
        try (Stream<Path> files = Files.list(rendition)) {
            return files.filter(file -> file.toString().endsWith(".m4s"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
