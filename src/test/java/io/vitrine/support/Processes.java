package io.vitrine.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks at the processes of this machine, and ends those it is given. */
public final class Processes {

    private Processes() {}

    /**
     * Whether the process names the folder in its command line or has a file below it open. Workers of nginx rewrite
     * their command line, and outlive a master that was killed; their log files give them away.
     */
    static boolean concerns(ProcessHandle process, String folder) {
        return commandLine(process).contains(folder + "/")
                || openFiles(process).anyMatch(f -> f.startsWith(folder + "/"));
    }

    static boolean writes(ProcessHandle process, Path file) {
        return openFiles(process).anyMatch(file.toString()::equals);
    }

    /** Program and arguments, with spaces between; empty when the process is gone. */
    public static String commandLine(ProcessHandle process) {
        return read(process, "cmdline").replace('\0', ' ').strip();
    }

    static Predicate<ProcessHandle> program(String name) {
        return process -> {
            String program = commandLine(process).split(" ", 2)[0];
            return program.substring(program.lastIndexOf('/') + 1).startsWith(name);
        };
    }

    /** User and system time used so far, by the process and those of its children that were waited for. */
    public static Duration cpu(ProcessHandle process) {
        String stat = read(process, "stat");
        if (stat.isEmpty()) {
            return Duration.ZERO;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofMillis(ticks * 10);
    }

    /** Resident memory in bytes. */
    public static long residentBytes(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Asks the processes to end, waits, and kills those that are left. */
    static void end(List<ProcessHandle> processes, Duration patience) {
        processes.forEach(ProcessHandle::destroy);
        processes.forEach(process -> await(process, patience));
        kill(processes);
    }

    public static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> await(process, Duration.ofSeconds(5)));
    }

    private static void await(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It is killed, or found alive, by the caller.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<String> openFiles(ProcessHandle process) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return descriptors.map(Processes::target).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
