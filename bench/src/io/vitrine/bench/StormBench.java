package io.vitrine.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Two thousand encoders connect at once, one in ten with a wrong key. */
final class StormBench implements Benchmark {

    private static final int ENCODERS = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public Summary run(Details details) throws Exception {
        for (int i = 0; i < 5; i++) details.note("warm %.0f", floor());
        double floor = floor();
        details.note("%.0f verdicts/s", floor);
        return details.summary(floor, "verdicts/s", 1, "static", ">= 0.6");
    }

    /** The same encoders at an nginx that asks nobody but itself. */
    private static double floor() throws Exception {
        try (var nginx = BareNginx.start(
                "server { listen 127.0.0.1:$http backlog=4096; location = /publish { return 200; } }\n", """
                server { listen 127.0.0.1:$rtmp; application live {
                    live on; on_publish http://127.0.0.1:$http/publish;
                } }
                """)) {
            List<String> keys = Collections.nCopies(ENCODERS, "key").stream().toList();
            List<String> distinct = java.util.stream.IntStream.range(0, keys.size())
                    .mapToObj(number -> keys.get(number) + number)
                    .toList();
            try (var storm = RtmpStorm.rage(nginx.rtmpPort(), distinct, PATIENCE)) {
                long refused = storm.attempts().stream()
                        .filter(attempt -> !attempt.isAccepted())
                        .count();
                if (refused > 0) {
                    throw new IllegalStateException("The floor refused " + refused + " encoders");
                }
                return storm.verdictsPerSecond();
            }
        }
    }
}
