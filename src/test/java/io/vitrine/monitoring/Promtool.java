package io.vitrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own tool, which {@code ./vitrine test} installs. */
public final class Promtool {

    private Promtool() {}

    /** Runs it in docs/monitoring, where it has to find nothing to complain of. */
    static void run(String... arguments) {
        assertThat(start(Path.of("/dev/null"), arguments)).contains("SUCCESS");
    }

    /** What it has to say of the names, types and descriptions of what a scrape has brought; nothing, if it is fine. */
    public static String ofMetrics(Path scrape) {
        return start(scrape, "check", "metrics");
    }

    private static String start(Path input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(MonitoringFiles.FOLDER.toFile())
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
