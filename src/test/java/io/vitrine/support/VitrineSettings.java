package io.vitrine.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how a {@link RunningVitrine} is to be started. */
public final class VitrineSettings {

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, Integer> smallDisks = new LinkedHashMap<>();
    private @Nullable Path data;
    private List<String> javaOptions =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Dspring.aot.enabled=true");
    private List<String> program = List.of("-cp", classPathWithoutTests(), "io.vitrine.VitrineApplication");

    VitrineSettings() {}

    /** Sets a variable of the application's environment, {@code VITRINE_...} or any other that Spring Boot reads. */
    public VitrineSettings setting(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Mounts a disk of its own, which is this small, as a folder of the data folder. */
    public VitrineSettings smallDisk(String folder, int megabytes) {
        smallDisks.put(folder, megabytes);
        return this;
    }

    /** Replaces the options of the application's JVM; tests start faster with the defaults, benches take what users get. */
    public VitrineSettings javaOptions(List<String> options) {
        javaOptions = List.copyOf(options);
        return this;
    }

    /** Starts from what is in this folder, which is removed in the end, in place of a new one. */
    public VitrineSettings data(Path folder) {
        data = folder;
        return this;
    }

    /** Starts an executable jar in place of the classes of this build. */
    public VitrineSettings jar(Path jar) {
        program = List.of("-jar", jar.toString());
        return this;
    }

    /** Starts the system, and waits until it is ready. */
    public RunningVitrine start() {
        var vitrine = new RunningVitrine(this);
        vitrine.start();
        return vitrine;
    }

    Map<String, String> environment() {
        return environment;
    }

    Map<String, Integer> smallDisks() {
        return smallDisks;
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(program);
        return command;
    }

    Path data() {
        if (data != null) {
            return data;
        }
        try {
            return Files.createTempDirectory("vitrine-test-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Test classes would be found by the application's component scan. */
    private static String classPathWithoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
