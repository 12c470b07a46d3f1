package io.vitrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Notes when an encoder knocks at a port. */
final class Encoder {

    private static final String ESTABLISHED = " 01 ";

    private Encoder() {}

    /** Waits until somebody is connected to this port of loopback; the time of that, in milliseconds since 1970. */
    static double awaitConnection(int port) {
        String remote = String.format(Locale.ROOT, " 0100007F:%04X%s", port, ESTABLISHED);
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(() -> isConnected(remote) ? (double) System.currentTimeMillis() : -1, time -> time > 0);
    }

    private static boolean isConnected(String remote) throws IOException {
        try (Stream<String> connections = Files.lines(Path.of("/proc/net/tcp"))) {
            return connections.anyMatch(connection -> connection.contains(remote));
        }
    }
}
