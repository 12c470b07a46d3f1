package io.vitrine.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from every other that there ever was: {@code <pid>-<start>-<boot>}, its number, the moment it began in the
 * kernel's own count, and the run of the machine.
 */
public final class ProcessIdentity {

    private static final Path PROC = Path.of("/proc");
    /** In {@code /proc/<pid>/stat}, counted behind the program's name. */
    private static final int START_TIME = 19;

    private ProcessIdentity() {}

    /** Empty if the process is gone. */
    public static Optional<String> of(ProcessHandle process) {
        String stat = stat(process.pid());
        int name = stat.lastIndexOf(')');
        if (name < 0) {
            return Optional.empty();
        }
        String[] fields = stat.substring(name + 2).split(" ", -1);
        return fields.length > START_TIME
                ? Optional.of(process.pid() + "-" + fields[START_TIME] + "-" + machineBoot())
                : Optional.empty();
    }

    /** Of this process. */
    public static String own() {
        return of(ProcessHandle.current()).orElseThrow();
    }

    /** The process, if it is alive and on this machine. */
    public static Optional<ProcessHandle> find(String identity) {
        String pid = identity.split("-", 2)[0];
        return pid.matches("[0-9]{1,10}")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> of(process).filter(identity::equals).isPresent())
                : Optional.empty();
    }

    /** Whether it certainly runs no more; of a process on another machine that is not known. */
    public static boolean isGone(String identity) {
        return isOfThisMachine(identity) && find(identity).isEmpty();
    }

    /** A machine that was started anew has none of its former processes, but cannot be told from another machine. */
    private static boolean isOfThisMachine(String identity) {
        return identity.endsWith("-" + machineBoot());
    }

    private static String machineBoot() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).substring(0, 8);
        } catch (IOException e) {
            return "0";
        }
    }

    private static String stat(long pid) {
        try {
            return Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
