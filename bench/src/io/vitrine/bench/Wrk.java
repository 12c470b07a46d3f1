package io.vitrine.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs wrk, and reads what it found. */
final class Wrk {

    private static final Pattern BYTES = Pattern.compile("Transfer/sec:\\s+([0-9.]+)(B|KB|MB|GB)");
    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private Wrk() {}

    /** Asks for the address over 32 connections, as fast as it is answered. */
    static double bytesPerSecond(String address, Duration duration) throws IOException, InterruptedException {
        Matcher bytes = found(BYTES, address, duration);
        return Double.parseDouble(bytes.group(1))
                * switch (bytes.group(2)) {
                    case "GB" -> 1L << 30;
                    case "MB" -> 1L << 20;
                    case "KB" -> 1L << 10;
                    default -> 1L;
                };
    }

    /** The same, and counts answers. */
    static double requestsPerSecond(String address, Duration duration) throws IOException, InterruptedException {
        return Double.parseDouble(found(REQUESTS, address, duration).group(1));
    }

    private static Matcher found(Pattern figure, String address, Duration duration)
            throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder("wrk", "-t1", "-c32", "-d" + duration.toSeconds() + "s", address)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = figure.matcher(said);
        if (wrk.waitFor() != 0 || !found.find() || BAD.matcher(said).find()) {
            throw new IllegalStateException("wrk says of " + address + ": " + said);
        }
        return found;
    }
}
