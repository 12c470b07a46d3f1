package io.vitrine.nodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the processes of one nginx in {@code /proc}: the JDK's own view does not show rewritten command lines. */
final class NginxProcesses {

    private static final Path PROC = Path.of("/proc");

    private final NodeFiles files;

    NginxProcesses(NodeFiles files) {
        this.files = files;
    }

    /** The master that the pid file names, if it is alive and reads our configuration. */
    Optional<ProcessHandle> master() {
        return pid().flatMap(ProcessHandle::of).filter(process -> isOurMaster(process.pid()));
    }

    private Optional<Long> pid() {
        try {
            String pid =
                    Files.readString(files.pid(), StandardCharsets.US_ASCII).strip();
            return pid.matches("[0-9]{1,10}") ? Optional.of(Long.parseLong(pid)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isOurMaster(long pid) {
        String title = read(pid, "cmdline");
        return title.startsWith("nginx: master process")
                && title.contains(files.configuration().toString());
    }

    /**
     * Masters and workers of this nginx that are alive. Workers whose master was killed live on and keep its ports; what
     * gives them away is its log, which they have open.
     */
    List<ProcessHandle> all() {
        if (!Files.exists(files.log())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(PROC)) {
            Path log = files.log().toRealPath();
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Long::parseLong)
                    .filter(pid -> read(pid, "cmdline").startsWith("nginx: ") && hasOpen(pid, log))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean hasOpen(long pid, Path file) {
        try (Stream<Path> descriptors =
                Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> isLinkTo(descriptor, file));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isLinkTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
