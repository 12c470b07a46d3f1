package io.vitrine.bench;

import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** How long a show goes on after an administrator has stopped it, or banned its channel: to the last byte served. */
final class StopBench implements Benchmark {

    private static final int ROUNDS = 6;
    private static final int READERS = 10;
    private static final Duration WATCHED = Duration.ofSeconds(3);
    /** For so long after the click everybody goes on trying. */
    private static final Duration AFTER = Duration.ofSeconds(6);

    private static final double GOAL = 2;

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start()) {
            Site console = Shop.administrator(vitrine);
            Shop shop = Shop.open(vitrine, console);
            List<Double> bytes = new ArrayList<>();
            List<Double> encoders = new ArrayList<>();
            List<Double> refusals = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                boolean ban = round % 2 == 1;
                Shop.Channel channel = shop.channel("Stop " + round)
                        .goesLiveByItself()
                        .sourceOnly()
                        .open();
                try (Publisher publisher = Publisher.publish(vitrine.ingest(), channel.key())) {
                    String media = Live.awaitMedia(vitrine, channel);
                    String action = ban
                            ? "/console/channels/" + channel.publicId() + "/ban"
                            : "/console/broadcasts/" + Live.broadcast(vitrine, channel) + "/block";
                    try (var readers = new MediaReaders(vitrine, media, READERS)) {
                        Thread.sleep(WATCHED.toMillis());
                        if (readers.bytes() == 0) {
                            throw new IllegalStateException("Nobody could watch round " + round);
                        }
                        double refused = seconds(click(console, action, ""), System.nanoTime());
                        long click = click(console, action, "Counterfeits");
                        double answered = seconds(click, System.nanoTime());
                        Awaitility.await()
                                .pollDelay(Duration.ZERO)
                                .pollInterval(Duration.ofMillis(10))
                                .atMost(AFTER)
                                .until(() -> !publisher.isPublishing());
                        double encoder = seconds(click, System.nanoTime());
                        Thread.sleep(AFTER.toMillis());
                        double last = seconds(click, readers.lastByte());
                        details.note(
                                "%s: last byte after %.2f s, encoder gone after %.2f s, answered after %.2f s; 410 %d times",
                                ban ? "ban" : "stop", last, encoder, answered, readers.gone());
                        bytes.add(last);
                        encoders.add(encoder);
                        refusals.add(refused);
                        details.goal(readers.gone() > 0, "viewers are told that it is gone");
                    }
                }
            }
            double worst = Numbers.share(bytes, 1);
            details.goal(worst <= GOAL, "click to the last byte served: %.2f s at worst, goal %.1f s", worst, GOAL);
            double encoder = Numbers.share(encoders, 1);
            details.goal(encoder <= GOAL, "click to the encoder's end: %.2f s at worst, goal %.1f s", encoder, GOAL);
            double floor = Numbers.median(refusals);
            return details.summary(worst, "s", worst / floor, "a click that is refused", "<= 2 s");
        }
    }

    /** When it was pressed. */
    private static long click(Site console, String action, String reason) {
        long at = System.nanoTime();
        console.submit(action, Map.of("reason", reason, "wall", "true"));
        return at;
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
