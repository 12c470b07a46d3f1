package io.vitrine.bench;

import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many lines of chat a second one show takes through the edge, each kept before it is answered. */
final class ChatBench implements Benchmark {

    private static final int VISITORS = 200;
    /** Fewer than the application lets wait for the database. */
    private static final int AT_ONCE = 24;

    private static final int ROUNDS = 3;
    private static final int GOAL = 1000;
    private static final double MOST_MILLIS = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(6);
    /** The edge refuses it by itself. */
    private static final String FLOOR = "/_static";

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start()) {
            Shop.Channel channel = Shop.open(vitrine)
                    .channel("Chat")
                    .goesLiveByItself()
                    .sourceOnly()
                    .reconnect(Duration.ofMinutes(10))
                    .open();
            // The encoder goes again, so that only chat is measured; its show stays open, and people go on writing.
            try (Publisher publisher = Publisher.publish(vitrine.ingest(), channel.key())) {
                Live.awaitMedia(vitrine, channel);
            }
            var lines = new ChatLines(vitrine, channel);
            try (var load = new PostLoad(vitrine.httpPort(), VISITORS)) {
                return measure(details, lines, load);
            }
        }
    }

    private static Summary measure(Details details, ChatLines lines, PostLoad load) throws Exception {
        PostLoad.Result first = load.asFastAsItGoes(number -> lines.next(), AT_ONCE, WARM_UP);
        details.note("first %d s: %.0f lines/s (not counted)", WARM_UP.toSeconds(), first.perSecond(201));
        long accepted = first.count(201);
        boolean good = first.isOnly(201);
        List<Double> rates = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        List<Double> slow = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            floors.add(load.asFastAsItGoes(number -> lines.next(FLOOR), AT_ONCE, ROUND.dividedBy(3))
                    .perSecond(404));
            PostLoad.Result fast = load.asFastAsItGoes(number -> lines.next(), AT_ONCE, ROUND);
            PostLoad.Result paced = load.paced(number -> lines.next(), GOAL, ROUND);
            rates.add(fast.perSecond(201));
            slow.add(fast.within(0.99));
            accepted += fast.count(201) + paced.count(201);
            good &= fast.isOnly(201);
            details.note(
                    "round %d: %.0f lines/s, half within %.1f ms, 99 of 100 within %.1f ms; the edge alone %.0f/s",
                    round, rates.get(round), fast.within(0.5), slow.get(round), floors.get(round));
            // No goal: with so much to do a moment's halt is felt for long. Who is refused is told that it is busy.
            details.note(
                    "round %d: %d a second, whoever is late: 99 of 100 within %.1f ms, %.1f %% refused",
                    round, GOAL, paced.within(0.99), 100 * (1 - paced.share(201)));
        }
        details.goal(good, "as fast as it goes, every line was accepted");
        details.goal(
                lines.kept() == accepted, "%d lines were accepted and %d kept, goal the same", accepted, lines.kept());
        double rate = Numbers.median(rates);
        details.goal(rate >= GOAL, "%.0f lines/s, goal >= %d", rate, GOAL);
        details.goal(
                Numbers.median(slow) <= MOST_MILLIS,
                "99 of 100 within %.1f ms, goal %.0f ms",
                Numbers.median(slow),
                MOST_MILLIS);
        return details.summary(
                rate,
                "lines/s",
                rate / Numbers.median(floors),
                "the same requests when the edge answers by itself",
                ">= 1,000 accepted at p99 <= 100 ms");
    }
}
