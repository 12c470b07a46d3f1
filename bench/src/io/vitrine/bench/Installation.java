package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.VitrineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application as its users run it: built, unpacked and started as the launcher does. */
final class Installation {

    /** The folder that the launcher unpacks the jar to. */
    private static final Path APP =
            Path.of(System.getProperty("vitrine.app", "target/launcher/app")).toAbsolutePath();

    private static final Path ARCHIVE = APP.resolve("classes.jsa");
    private static final Path JAR = Path.of("target", "vitrine.jar").toAbsolutePath();

    private Installation() {}

    /** The system, as its users run it. */
    static VitrineSettings vitrine() {
        List<String> options = new ArrayList<>(options());
        if (Files.exists(ARCHIVE)) {
            options.add("-XX:SharedArchiveFile=" + ARCHIVE);
        }
        return RunningVitrine.with().jar(existing(APP.resolve("vitrine.jar"))).javaOptions(options);
    }

    /** The same with the jar as Maven builds it. */
    static VitrineSettings plain() {
        return RunningVitrine.with().jar(existing(JAR)).javaOptions(options());
    }

    private static Path existing(Path jar) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no " + jar + ": start the benches with ./vitrine bench");
        }
        return jar;
    }

    /** What the launcher tells the JVM. */
    private static List<String> options() {
        String options = System.getProperty("vitrine.options", "");
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+", -1));
    }
}
