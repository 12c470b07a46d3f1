package io.vitrine.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real FFmpeg with a synthetic source. */
final class Ffmpeg implements AutoCloseable {

    private final Process process;

    private Ffmpeg(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error"));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a moving picture of 320x180 with a tone in real time until it is closed. */
    static Ffmpeg sendLive(URI to) {
        List<String> arguments = new ArrayList<>(source(true, 600));
        arguments.addAll(fragmented(List.of("-method", "PUT", to.toString())));
        return new Ffmpeg(arguments);
    }

    /** Sends seconds of it as fast as it can. */
    static Ffmpeg send(URI to, int seconds) {
        List<String> arguments = new ArrayList<>(source(false, seconds));
        arguments.addAll(fragmented(List.of("-method", "PUT", to.toString())));
        return new Ffmpeg(arguments);
    }

    /** Writes seconds of it to a file. */
    static void write(Path file, int seconds) {
        List<String> arguments = new ArrayList<>(source(false, seconds));
        arguments.addAll(fragmented(List.of("-y", file.toString())));
        try (Ffmpeg ffmpeg = new Ffmpeg(arguments)) {
            ffmpeg.await();
        }
    }

    private static List<String> source(boolean live, int seconds) {
        List<String> arguments = new ArrayList<>();
        for (String input : List.of("testsrc2=size=320x180:rate=30", "sine=frequency=440:sample_rate=44100")) {
            if (live) {
                arguments.add("-re");
            }
            arguments.addAll(List.of("-f", "lavfi", "-i", input));
        }
        arguments.addAll(List.of(
                "-t", Integer.toString(seconds), "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency"));
        arguments.addAll(List.of("-g", "30", "-pix_fmt", "yuv420p", "-c:a", "aac"));
        return arguments;
    }

    private static List<String> fragmented(List<String> output) {
        List<String> arguments = new ArrayList<>(List.of("-f", "mp4", "-movflags"));
        arguments.add("empty_moov+default_base_moof+frag_keyframe+skip_trailer");
        arguments.addAll(List.of("-frag_duration", "325000", "-flush_packets", "1"));
        arguments.addAll(output);
        return arguments;
    }

    int await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("FFmpeg does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
