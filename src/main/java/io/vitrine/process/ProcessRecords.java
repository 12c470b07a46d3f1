package io.vitrine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on disk which processes were started, so that an application that was killed finds what it left behind.
 *
 * <p>A record is a file {@code <name>.pid} with the process id, its start time and its program: a number alone may belong
 * to somebody else by then.
 */
final class ProcessRecords {

    private static final Logger log = LoggerFactory.getLogger(ProcessRecords.class);
    /** The kernel counts from boot; the time of boot, which each JVM reads for itself, moves when the clock is set. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;

    ProcessRecords(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, ProcessHandle process) throws IOException {
        Files.writeString(file(name), process.pid() + " " + startOf(process) + " " + programOf(process) + "\n");
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            log.warn("The record of the process {} cannot be removed: {}", name, e.toString());
        }
    }

    /** Kills what an earlier run of the application left behind. */
    void killLeftovers() {
        try (DirectoryStream<Path> records = Files.newDirectoryStream(folder, "*.pid")) {
            for (Path record : records) {
                leftover(record).ifPresent(ProcessRecords::kill);
                Files.deleteIfExists(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> leftover(Path record) throws IOException {
        String[] words = Files.readString(record).trim().split(" ", 3);
        if (words.length != 3 || !words[0].matches("\\d{1,18}") || !words[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - Long.parseLong(words[1])) <= SAME_START.toMillis())
                .filter(process -> programOf(process).equals(words[2]));
    }

    private static void kill(ProcessHandle process) {
        log.info("Ending process {}, which an earlier run left behind", process.pid());
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Process {} does not end", process.pid(), e);
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String programOf(ProcessHandle process) {
        return process.info().command().orElse("unknown");
    }

    private Path file(String name) {
        return folder.resolve(name + ".pid");
    }
}
