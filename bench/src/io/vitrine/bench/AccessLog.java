package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts what has reached the application, of an installation whose Tomcat writes it down. */
final class AccessLog {

    private AccessLog() {}

    static long lines(RunningVitrine vitrine) throws IOException {
        try (Stream<Path> files = Files.list(vitrine.data().resolve("tomcat/access"))) {
            long lines = 0;
            for (Path file : files.toList()) {
                try (Stream<String> all = Files.lines(file)) {
                    lines += all.count();
                }
            }
            return lines;
        }
    }
}
