package io.vitrine.bench;

import io.vitrine.support.Browser;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long people wait: for a show to begin, and for a show that has begun. */
final class PublishToFrameBench implements Benchmark {

    private static final int ROUNDS = 5;
    private static final int VISITS = 100;
    /** A show that has been on for so long is a running one. */
    private static final Duration RUNNING = Duration.ofSeconds(4);

    /** Until a new window has come to rest. */
    private static final Duration WINDOW = Duration.ofSeconds(3);

    private static final double BEGIN_GOAL = 2.5;
    private static final double JOIN_GOAL = 0.8;

    @Override
    public String name() {
        return "publish-to-frame";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start();
                Browser browser = Browser.start()) {
            Shop shop = Shop.open(vitrine);
            List<Double> begins = new ArrayList<>();
            List<Double> joins = new ArrayList<>();
            // A system that has been running is warm: others have seen pages, and the first round is not counted.
            var others = new Site(vitrine);
            String earlier = shop.channel("Earlier").open().page();
            for (int visit = 0; visit < VISITS; visit++) {
                others.get(vitrine.page(earlier).toString());
            }
            for (int round = 0; round <= ROUNDS; round++) {
                Shop.Channel channel =
                        shop.channel("Show " + round).goesLiveByItself().open();
                String page = vitrine.page(channel.page()).toString();
                try (var waiting = new Viewer(browser)) {
                    waiting.page().navigate(page);
                    waiting.settle(Duration.ofSeconds(2));
                    try (var running = begin(waiting, vitrine.ingest(), channel.key(), vitrine.rtmpPort())) {
                        // One viewer at a time: each decodes on the processors that are measured.
                        waiting.close();
                        Thread.sleep(RUNNING.toMillis());
                        double join = join(browser, page);
                        details.note(
                                "round %d: begin %.2f s, join %.2f s%s",
                                round, running.seconds(), join, round == 0 ? " (not counted)" : "");
                        if (round > 0) {
                            begins.add(running.seconds());
                            joins.add(join);
                        }
                    }
                }
            }
            double join = Numbers.median(joins);
            double begin = Numbers.median(begins);
            double peer = peer(browser);
            details.goal(
                    join <= JOIN_GOAL,
                    "page of a running show to its first frame: %.2f s, goal %.1f s",
                    join,
                    JOIN_GOAL);
            details.goal(begin <= BEGIN_GOAL, "publish to the first frame: %.2f s, goal %.1f s", begin, BEGIN_GOAL);
            return details.summary(begin, "s", begin / peer, HlsPeer.NAME, "<= 2.5 s, and <= 0.8 s to join");
        }
    }

    private static double peer(Browser browser) throws Exception {
        List<Double> begins = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (HlsPeer peer = HlsPeer.start();
                    var waiting = new Viewer(browser)) {
                waiting.page().navigate(peer.page());
                waiting.settle(Duration.ofSeconds(1));
                try (var running =
                        begin(waiting, peer.ingest(), peer.key(), peer.ingest().getPort())) {
                    begins.add(running.seconds());
                }
            }
        }
        return Numbers.median(begins);
    }

    private static Running begin(Viewer waiting, URI ingest, String key, int port) {
        Publisher publisher = Publisher.publish(ingest, key);
        double connected = Encoder.awaitConnection(port);
        try {
            return new Running(publisher, (waiting.first().shownAt() - connected) / 1000);
        } catch (RuntimeException e) {
            publisher.close();
            throw e;
        }
    }

    private static double join(Browser browser, String page) {
        try (var viewer = new Viewer(browser)) {
            // A new window of Chromium loads pages of its own, for its address bar: 0.7 s of processor time.
            viewer.settle(WINDOW);
            viewer.page().navigate(page);
            double opened = ((Number) viewer.page().evaluate("() => performance.timeOrigin")).doubleValue();
            return (viewer.first().shownAt() - opened) / 1000;
        }
    }

    /** A show that is on air, and how long its first viewer waited. */
    private record Running(Publisher publisher, double seconds) implements AutoCloseable {

        @Override
        public void close() {
            publisher.close();
        }
    }
}
