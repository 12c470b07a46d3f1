package io.vitrine.launcher;

import io.vitrine.support.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the launcher in a folder of its own, where {@code mvn} and {@code java} are replaced by stand-ins. */
final class Launcher {

    private static final List<String> SOURCES = List.of("src/main", "templates", "nginx", ".mvn");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Launcher(Path folder) throws IOException {
        this.folder = folder;
        copy(Path.of("vitrine"), folder.resolve("vitrine"));
        Files.createDirectories(folder.resolve("launcher"));
        try (Stream<Path> parts = Files.list(Path.of("launcher"))) {
            for (Path part : parts.toList()) {
                copy(part, folder.resolve("launcher").resolve(part.getFileName()));
            }
        }
        for (String source : SOURCES) {
            Files.createDirectories(folder.resolve(source));
        }
        for (String file : List.of(".npmrc", "package.json", "package-lock.json", "pom.xml", "src/main/A.java")) {
            Files.writeString(folder.resolve(file), "");
        }
        script(
                "mvn",
                "echo for Node ${npm_config_node_version-} >> %1$s/calls",
                "mkdir -p %1$s/target",
                "touch %1$s/target/vitrine.jar");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        script(
                "java",
                "case \"$*\" in",
                "*jarmode*) mkdir -p %1$s/target/launcher/app; touch %1$s/target/launcher/app/vitrine.jar ;;",
                "*ArchiveClassesAtExit*) exit 0 ;;",
                "*vitrine.jar*) echo $$ >> %1$s/pids; exec " + java + " -cp " + classes
                        + " io.vitrine.launcher.StandIn ;;",
                "*) exec " + java + " \"$@\" ;;",
                "esac");
        for (String port : List.of("APP", "HTTP", "RTMP", "CONTROL", "PUBLISHER")) {
            environment.put("VITRINE_" + port + "_PORT", Integer.toString(Ports.free()));
        }
        environment.put("VITRINE_DATA", folder.resolve("data").toString());
        environment.put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    }

    Launcher setting(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("vitrine").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs it to its end, and returns the exit code. */
    int run(String... arguments) throws Exception {
        Process process = start(arguments);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The launcher did not end; it said: " + said());
            }
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }

    String said() throws IOException {
        return Files.readString(output());
    }

    /** Has the machine's Node be of this version. */
    Launcher node(String version) throws IOException {
        script("node", "echo v" + version);
        return this;
    }

    /** A line for each build, with the version of Node that npm was told to reckon with. */
    List<String> builds() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** The applications that it has started, in order. */
    List<ProcessHandle> applications() throws IOException {
        Path pids = folder.resolve("pids");
        return Files.exists(pids)
                ? Files.readAllLines(pids).stream()
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                        .toList()
                : List.of();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private void script(String name, String... lines) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(file, ("#!/bin/bash\n" + String.join("\n", lines) + "\n").replace("%1$s", folder.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
    }
}
