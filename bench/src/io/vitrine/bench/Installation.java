package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.VitrineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The application as its users run it: the jar unpacked, with an archive of its loaded classes. */
final class Installation {

    /** What the launcher passes to the JVM. */
    static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx256m", "-Xss512k");

    private static final Path JAR = Path.of("target", "vitrine.jar");
    private static final Path FOLDER = Path.of("target", "bench", "vitrine");

    private Installation() {}

    /** The system, as its users run it. */
    static VitrineSettings vitrine() throws IOException, InterruptedException {
        return RunningVitrine.with().jar(unpacked()).javaOptions(options());
    }

    /** The jar as it was built: how one would start it without more ado. */
    static Path jar() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    "There is no " + JAR + ": build it with mvn package, or use ./vitrine bench");
        }
        return JAR.toAbsolutePath();
    }

    static List<String> options() {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-XX:SharedArchiveFile=" + archive());
        options.add("-Xlog:cds=off,cds+dynamic=off");
        return options;
    }

    private static Path archive() {
        return FOLDER.resolve("classes.jsa").toAbsolutePath();
    }

    private static synchronized Path unpacked() throws IOException, InterruptedException {
        Path unpacked = FOLDER.resolve(JAR.getFileName()).toAbsolutePath();
        if (Files.exists(archive())
                && Files.getLastModifiedTime(archive()).compareTo(Files.getLastModifiedTime(jar())) > 0) {
            return unpacked;
        }
        FileSystemUtils.deleteRecursively(FOLDER);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process unpack = new ProcessBuilder(
                        java,
                        "-Djarmode=tools",
                        "-jar",
                        jar().toString(),
                        "extract",
                        "--destination",
                        FOLDER.toString())
                .inheritIO()
                .start();
        if (unpack.waitFor() != 0) {
            throw new IllegalStateException("The jar could not be unpacked");
        }
        List<String> training = new ArrayList<>(OPTIONS);
        training.add("-XX:ArchiveClassesAtExit=" + archive());
        try (RunningVitrine vitrine =
                RunningVitrine.with().jar(unpacked).javaOptions(training).start()) {
            vitrine.stop();
        }
        return unpacked;
    }
}
