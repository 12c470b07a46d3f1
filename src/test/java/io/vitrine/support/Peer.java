package io.vitrine.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The second instance of a {@link RunningVitrine}: another process of the application, on the same data folder and database. */
public final class Peer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningVitrine first;
    private final int port;
    private @Nullable Process application;

    /** @param port of its own, which the first one knows as {@code VITRINE_PEER_PORT} */
    public Peer(RunningVitrine first, int port) {
        this.first = first;
        this.port = port;
    }

    public void start() {
        var builder = first.builder(log());
        builder.environment().put("VITRINE_APP_PORT", Integer.toString(port));
        builder.environment().put("VITRINE_PEER_PORT", Integer.toString(first.appPort()));
        try {
            application = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said this so many times. */
    public void awaitSaid(String words, int times) {
        awaitSaid(log(), words, times);
    }

    /** Waits until an application has said this so many times. */
    public static void awaitSaid(Path log, String words, int times) {
        Awaitility.await(words).atMost(PATIENCE).until(() -> count(log, words) >= times);
    }

    /** How many lines of a log have these words. */
    public static long count(Path log, String words) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(words)).count();
        }
    }

    public void kill9() {
        Processes.kill(List.of(process()));
    }

    public void stop() {
        if (isRunning()) {
            Processes.end(List.of(process()), Duration.ofSeconds(30));
        }
    }

    public boolean isRunning() {
        return application != null && application.isAlive();
    }

    public Path log() {
        return first.data().resolve("peer.log");
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill9();
        }
    }

    private ProcessHandle process() {
        if (application == null) {
            throw new IllegalStateException("It was never started");
        }
        return application.toHandle();
    }
}
