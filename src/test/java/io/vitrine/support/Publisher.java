package io.vitrine.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * An encoder: a real FFmpeg that publishes a moving picture and a tone over RTMP.
 *
 * <p>Across the top of the picture it draws the time at which each frame was made, for {@link Browser} to read: 32
 * blocks, white for a one, that hold the low bits of the milliseconds since 1970, and below them the same inverted, so
 * that a misread is noticed.
 */
public final class Publisher implements AutoCloseable {

    private static final String MARK = "title=vitrine-publisher";

    private final Process process;
    private final Path log;
    private final Thread atExit;

    /** @param command of FFmpeg, with {@link #mark} among its options */
    public Publisher(List<String> command) {
        try {
            log = Files.createTempFile("publisher-", ".log");
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        atExit = new Thread(process::destroyForcibly, "publisher-at-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A show to be published; {@link Show#publish} starts it. */
    public static Show show() {
        return new Show();
    }

    /** Publishes a plain 720p30 show with this key. */
    public static Publisher publish(URI ingest, String key) {
        return show().publish(ingest, key);
    }

    static boolean isPublisher(ProcessHandle process) {
        return Processes.commandLine(process).contains(MARK);
    }

    /** Options of FFmpeg by which a publisher is known. */
    public static List<String> mark() {
        return List.of("-metadata", MARK);
    }

    public boolean isPublishing() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What FFmpeg has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until FFmpeg has ended by itself, because the server refused it or its show is over. */
    public boolean awaitEnd(Duration patience) {
        return Awaitility.await().atMost(patience).until(() -> !process.isAlive(), Boolean::booleanValue);
    }

    /** Ends the show as an encoder does whose operator presses <em>Stop</em>. */
    public void stop() {
        Processes.end(List.of(process.toHandle()), Duration.ofSeconds(5));
    }

    /** Ends the show as a crash of the encoder would. */
    public void kill9() {
        Processes.kill(List.of(process.toHandle()));
    }

    @Override
    public void close() {
        kill9();
        Runtime.getRuntime().removeShutdownHook(atExit);
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
