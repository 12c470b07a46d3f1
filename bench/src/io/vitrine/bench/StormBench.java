package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Two thousand encoders connect at once, one in ten with a wrong key. */
final class StormBench implements Benchmark {

    private static final int ENCODERS = 2000;
    private static final int WRONG = ENCODERS / 10;
    private static final int ROUNDS = 3;
    private static final double LEAST_SHARE = 0.6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CALM = Duration.ofSeconds(5);
    /** What the application uses in that time when nobody asks it for anything, and a little more. */
    private static final Duration IDLE = Duration.ofMillis(500);

    // The same keys in the same order each time it is run.
    private final Random random = new Random(7);

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start()) {
            Shop shop = Shop.open(vitrine);
            List<String> right = IntStream.range(0, ENCODERS - WRONG)
                    .mapToObj(number -> shop.channel("Channel " + number)
                            .sourceOnly()
                            .open()
                            .key())
                    .toList();
            details.note("%d channels were made", right.size());
            // A system that has been running is warm; what the first storm takes is told, and not counted.
            details.note("first storm: %.0f verdicts/s (not counted)", storm(details, vitrine, right));
            List<Double> ours = new ArrayList<>();
            List<Double> floors = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                floors.add(floor());
                ours.add(storm(details, vitrine, right));
                details.note("round %d: %.0f verdicts/s, static 200 %.0f", round, ours.get(round), floors.get(round));
            }
            double ratio = Numbers.median(ours) / Numbers.median(floors);
            details.goal(ratio >= LEAST_SHARE, "rate: %.2f of the static 200, goal >= %.1f", ratio, LEAST_SHARE);
            return details.summary(
                    Numbers.median(ours),
                    "verdicts/s",
                    ratio,
                    "nginx-rtmp with a static 200",
                    ">= 0.6 and every verdict right");
        }
    }

    private double storm(Details details, RunningVitrine vitrine, List<String> right) throws Exception {
        List<String> keys = new ArrayList<>(right);
        for (int number = 0; number < WRONG; number++) {
            // What a seller types who mistakes one letter, so that it is a key in form.
            String key = right.get(number);
            keys.add(key.substring(0, key.length() - 1) + (key.endsWith("a") ? 'b' : 'a'));
        }
        Collections.shuffle(keys, random);
        Set<String> known = Set.copyOf(right);
        try (var storm = RtmpStorm.rage(vitrine.rtmpPort(), keys, PATIENCE)) {
            long wrong = IntStream.range(0, keys.size())
                    .filter(number -> !storm.attempts().get(number).isDecided()
                            || storm.attempts().get(number).isAccepted() != known.contains(keys.get(number)))
                    .count();
            details.goal(wrong == 0, "%d verdicts, %d of them wrong or missing, goal 0", keys.size(), wrong);
            return storm.verdictsPerSecond();
        } finally {
            awaitCalm(vitrine);
        }
    }

    /** The application hears of the last departures after nginx: the next storm is not to meet those of this one. */
    private static void awaitCalm(RunningVitrine vitrine) {
        var visitor = new Site(vitrine);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(CALM)
                .until(() ->
                        !visitor.get(vitrine.control("/stat").toString()).body().contains("<publishing/>")
                                && vitrine.transcoders().isEmpty());
        Duration[] used = {cpu(vitrine)};
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(CALM).until(() -> {
            Duration before = used[0];
            used[0] = cpu(vitrine);
            return used[0].minus(before).compareTo(IDLE) < 0;
        });
    }

    private static Duration cpu(RunningVitrine vitrine) {
        return vitrine.applicationProcess().info().totalCpuDuration().orElseThrow();
    }

    /** The same encoders at an nginx that asks nobody but itself. */
    private static double floor() throws Exception {
        try (var nginx = BareNginx.start(
                "server { listen 127.0.0.1:$http backlog=4096; location = /publish { return 200; } }\n", """
                server { listen 127.0.0.1:$rtmp; max_connections 10000; application live {
                    live on; on_publish http://127.0.0.1:$http/publish;
                } }
                """)) {
            List<String> names = IntStream.range(0, ENCODERS)
                    .mapToObj(number -> "show" + number)
                    .toList();
            try (var storm = RtmpStorm.rage(nginx.rtmpPort(), names, PATIENCE)) {
                if (!storm.attempts().stream().allMatch(RtmpAttempt::isAccepted)) {
                    throw new IllegalStateException("The floor refused somebody");
                }
                return storm.verdictsPerSecond();
            }
        }
    }
}
