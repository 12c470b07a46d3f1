package io.vitrine.bench;

import io.vitrine.support.Browser;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Show;
import io.vitrine.support.Watched;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Glass to glass: from when a frame is made to when a viewer's page shows it, over the whole system. */
final class LatencyBench implements Benchmark {

    /** Steady state of each measurement; {@code VITRINE_BENCH_SECONDS} shortens it for trying. */
    private static final Duration STEADY =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("VITRINE_BENCH_SECONDS", "60")));

    private static final Duration SETTLE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start();
                Browser browser = Browser.start()) {
            Shop shop = Shop.open(vitrine);
            var low = new Case(vitrine, browser, shop, "LOW");
            double source =
                    low.median(details, "low, source", Publisher.show(), 720, 1100, viewer -> viewer.choose("source"));
            // A little larger than 720p, so that it is scaled, too.
            low.median(
                    details,
                    "low, transcoded 720p",
                    Publisher.show().size(1344, 756),
                    720,
                    1200,
                    viewer -> viewer.choose("720p"));
            low.median(
                    details,
                    "low, 120 ms round trip and 6 Mbit/s",
                    Publisher.show(),
                    720,
                    1400,
                    viewer -> viewer.network().limit(Duration.ofMillis(120), 6));
            new Case(vitrine, browser, shop, "ULTRA")
                    .median(details, "ultra", Publisher.show(), 720, 650, viewer -> {});
            low.bandwidth(details);
            double peer = peer(details, browser);
            return details.summary(
                    source / 1000, "s", source / peer, HlsPeer.NAME, "<= 1.1 s, no stall, and those above");
        }
    }

    private static double peer(Details details, Browser browser) throws Exception {
        try (HlsPeer peer = HlsPeer.start();
                Publisher publisher = Publisher.publish(peer.ingest(), peer.key());
                var viewer = new Viewer(browser)) {
            // Opened while its first fragments are written it would start nearer to the edge than it can stay.
            viewer.settle(SETTLE);
            viewer.open(peer.page());
            viewer.settle(SETTLE);
            Watched watched = viewer.watch(STEADY);
            details.note("%s", describe(HlsPeer.NAME, watched));
            return watched.median();
        }
    }

    private static String describe(String what, Watched watched) {
        List<Double> freezes = watched.freezes();
        return String.format(
                Locale.ROOT,
                "%s: median %.0f ms, p95 %.0f ms, %d stalls of %.0f ms in all, %d jumps, %d frames, heights %s",
                what,
                watched.median(),
                watched.delay(0.95),
                freezes.size(),
                freezes.stream().mapToDouble(Double::doubleValue).sum(),
                watched.jumps(),
                watched.frames().size(),
                watched.frames().stream()
                        .map(frame -> frame.height())
                        .distinct()
                        .toList());
    }

    /** One way to watch one channel. */
    private record Case(RunningVitrine vitrine, Browser browser, Shop shop, String latency) {

        /** @param height of what must be seen all the time; another is another rendition */
        double median(Details details, String what, Show show, int height, double goal, Consumer<Viewer> prepare) {
            try (Viewer viewer = new Viewer(browser);
                    Publisher publisher = onAir(what, show, viewer)) {
                prepare.accept(viewer);
                viewer.settle(SETTLE);
                Watched watched = viewer.watch(STEADY);
                boolean reached = watched.median() <= goal
                        && watched.freezes().isEmpty()
                        && watched.share(frame -> frame.height() == height) == 1;
                details.goal(reached, "%s, goal %.0f ms, no stall, height %d", describe(what, watched), goal, height);
                return watched.median();
            }
        }

        /** Bandwidth falls from 12 to 1.3 Mbit/s, and comes back. */
        void bandwidth(Details details) {
            String what = "low, 12 to 1.3 to 12 Mbit/s";
            try (Viewer viewer = new Viewer(browser);
                    Publisher publisher = onAir(what, Publisher.show(), viewer)) {
                var network = viewer.network();
                network.limit(Duration.ofMillis(50), 12);
                viewer.settle(SETTLE);
                long from = System.currentTimeMillis();
                viewer.settle(Duration.ofSeconds(10));
                network.limit(Duration.ofMillis(50), 1.3);
                viewer.settle(Duration.ofSeconds(30));
                network.limit(Duration.ofMillis(50), 12);
                long back = System.currentTimeMillis();
                viewer.settle(Duration.ofSeconds(25));
                Watched watched = Browser.clock(viewer.page()).frames(from);
                List<Double> freezes = watched.freezes();
                double total = freezes.stream().mapToDouble(Double::doubleValue).sum();
                double top = watched.frames().stream()
                        .filter(frame -> frame.shownAt() >= back && frame.height() == 720)
                        .mapToDouble(frame -> (frame.shownAt() - back) / 1000)
                        .findFirst()
                        .orElse(Double.NaN);
                details.goal(
                        freezes.size() <= 2 && total <= 3000 && top <= 20,
                        "%s, top again after %.1f s, goal 2 stalls, 3 s in all, 20 s",
                        describe(what, watched),
                        top);
            }
        }

        private Publisher onAir(String what, Show show, Viewer viewer) {
            Shop.Channel channel =
                    shop.channel(what).latency(latency).goesLiveByItself().open();
            Publisher publisher = show.publish(vitrine.ingest(), channel.key());
            try {
                Live.awaitMedia(vitrine, channel);
                viewer.open(vitrine.page(channel.page()).toString());
                return publisher;
            } catch (RuntimeException e) {
                publisher.close();
                throw e;
            }
        }
    }
}
