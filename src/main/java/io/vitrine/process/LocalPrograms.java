package io.vitrine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs programs on this machine. */
@Component
class LocalPrograms implements Programs {

    private static final Logger log = LoggerFactory.getLogger(LocalPrograms.class);

    /** What is kept of each pipe; the rest is read and dropped, so that the program never waits for us. */
    private static final int MOST_KEPT = 1 << 20;

    /** A grandchild may hold a pipe open after the program itself ended: then what came so far has to do. */
    private static final Duration PIPES_AFTER_EXIT = Duration.ofSeconds(2);

    @Override
    public ProgramResult run(List<String> command, Duration limit) {
        String program = command.get(0);
        log.debug("Running {}", program);
        Process process = start(program, command);
        try {
            Pipe output = new Pipe(program, process.getInputStream());
            Pipe errors = new Pipe(program, process.getErrorStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProgramException.tooSlow(program, limit);
            }
            return new ProgramResult(process.exitValue(), output.text(), errors.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProgramException.interrupted(program, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(String program, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw ProgramException.cannotStart(program, e);
        }
    }

    /** Reads one pipe of a program to its end. */
    private static final class Pipe {

        private final StringBuffer kept = new StringBuffer();
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        Pipe(String program, InputStream from) {
            Thread reader = new Thread(() -> drain(from), "output of " + program);
            reader.setDaemon(true);
            reader.start();
        }

        private void drain(InputStream from) {
            byte[] buffer = new byte[8192];
            try (from) {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    if (kept.length() < MOST_KEPT) {
                        kept.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                log.debug("A pipe closed early: {}", e.getMessage());
            } finally {
                end.complete(null);
            }
        }

        String text() throws InterruptedException {
            try {
                end.get(PIPES_AFTER_EXIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                log.debug("A pipe stayed open after its program ended");
            }
            return kept.toString();
        }
    }
}
