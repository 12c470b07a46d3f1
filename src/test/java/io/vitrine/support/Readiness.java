package io.vitrine.support;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until a whole system answers, and shows its log when it does not. */
final class Readiness {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final int LOG_LINES = 60;

    private Readiness() {}

    static void await(RunningVitrine vitrine, Duration patience) {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(patience)
                    .until(() -> {
                        if (!vitrine.isRunning()) {
                            throw failure(vitrine, "ended before it was ready");
                        }
                        return isReady(vitrine);
                    });
        } catch (ConditionTimeoutException e) {
            throw failure(vitrine, "was not ready within " + patience.toSeconds() + " s");
        }
    }

    private static boolean isReady(RunningVitrine vitrine) throws InterruptedException {
        return Ports.isOpen(vitrine.rtmpPort())
                && answers(HttpRequest.newBuilder(vitrine.control("/stat")))
                && answers(HttpRequest.newBuilder(vitrine.page("/")));
    }

    private static boolean answers(HttpRequest.Builder request) throws InterruptedException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static IllegalStateException failure(RunningVitrine vitrine, String what) {
        String tail;
        try {
            List<String> lines = Files.readAllLines(vitrine.log());
            tail = String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            tail = "(no log: " + e.getMessage() + ")";
        }
        return new IllegalStateException("Vitrine " + what + ". The end of its log:\n" + tail);
    }
}
