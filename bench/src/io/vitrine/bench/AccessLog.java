package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.VitrineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts what has reached the application, of an installation whose Tomcat writes it down. */
final class AccessLog {

    private AccessLog() {}

    static VitrineSettings writtenBy(VitrineSettings settings) {
        return settings.setting("SERVER_TOMCAT_ACCESSLOG_ENABLED", "true")
                .setting("SERVER_TOMCAT_ACCESSLOG_BUFFERED", "false")
                .setting("SERVER_TOMCAT_ACCESSLOG_DIRECTORY", "access")
                .setting("SERVER_TOMCAT_BASEDIR", "tomcat");
    }

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
