package io.vitrine.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.vitrine.support.Browser;
import io.vitrine.support.PictureClock;
import io.vitrine.support.PictureClock.Frame;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a pin belongs to a frame: made in the control room, and seen by two viewers, one of whom is 5 s behind. */
final class SyncBench implements Benchmark {

    private static final int PINS = 50;
    private static final double GOAL = 150;
    private static final double BEHIND = 5;
    /** A show takes five changes a second; a pin and taking it down are two. */
    private static final Duration BETWEEN = Duration.ofMillis(600);

    /** Notes when each pin arrives, and when it is drawn: in the first frame of the page after it was applied. */
    private static final String NOTED = "() => {"
            + " const { screen } = window.vitrinePlayer;"
            + " const apply = screen.apply.bind(screen);"
            + " const accept = screen.accept.bind(screen);"
            + " window.arrived = {}; window.drawn = {};"
            + " screen.accept = (frame) => { window.arrived[frame.seq] = Date.now(); accept(frame); };"
            + " screen.apply = (frame) => { apply(frame);"
            + "   if (frame.event === 'pin') requestAnimationFrame(() => { window.drawn[frame.seq] = Date.now(); }); }; }";

    /** Stands still until the page is this many seconds behind, and stays there. */
    private static final String FALLEN_BEHIND = "(seconds) => new Promise((done) => {"
            + " const { player } = window.vitrinePlayer;"
            + " player.open = () => {};"
            + " player.catchUp.base = player.catchUp.target = seconds;"
            + " player.pause();"
            + " const look = setInterval(() => {"
            + "   if (!(player.latency >= seconds)) return;"
            + "   clearInterval(look); player.resume(); done(); }, 50); })";

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start();
                Browser browser = Browser.start()) {
            Shop shop = Shop.open(vitrine);
            shop.offer("Moon jar", "JAR", 5);
            Shop.Channel channel =
                    shop.channel("Sync").goesLiveByItself().sourceOnly().open();
            try (Publisher publisher = Publisher.show().size(640, 352).publish(vitrine.ingest(), channel.key());
                    Viewer near = new Viewer(browser);
                    Viewer far = new Viewer(browser)) {
                Live.awaitMedia(vitrine, channel);
                String page = vitrine.page(channel.page()).toString();
                near.open(page);
                far.open(page);
                // A second more: the one who is near falls back a little when the machine is busy.
                far.page().evaluate(FALLEN_BEHIND, BEHIND + 1 + latency(near));
                Page seller = controlRoom(vitrine, browser, shop, near.page());
                near.page().evaluate(NOTED);
                far.page().evaluate(NOTED);
                near.settle(Duration.ofSeconds(5));
                double behind = latency(far) - latency(near);
                direct(seller);
                far.settle(Duration.ofSeconds((long) behind + 4));
                return compare(details, near, far, behind);
            }
        }
    }

    private Summary compare(Details details, Viewer near, Viewer far, double behind) {
        List<Double> errors = differences(near, far, "drawn");
        List<Double> onArrival = differences(near, far, "arrived");
        double error = Numbers.share(errors, 0.95);
        details.note(
                "%d of %d pins, the second viewer %.1f s behind: median %.0f ms, most %.0f ms",
                errors.size(), PINS, behind, Numbers.median(errors), Numbers.share(errors, 1));
        details.note(
                "if pages showed them when they arrive: median %.0f ms, p95 %.0f ms",
                Numbers.median(onArrival), Numbers.share(onArrival, 0.95));
        details.goal(errors.size() == PINS, "every pin seen by both, goal %d", PINS);
        details.goal(behind >= BEHIND - 0.5, "the second viewer %.1f s behind, goal %.0f s", behind, BEHIND);
        details.goal(error <= GOAL, "p95 of the difference between the two clocks %.0f ms, goal %.0f ms", error, GOAL);
        return details.summary(
                error, "ms", error / Numbers.share(onArrival, 0.95), "pins shown when they arrive", "<= 150 ms at p95");
    }

    private static Page controlRoom(RunningVitrine vitrine, Browser browser, Shop shop, Page viewer) {
        Page seller = shop.signIn(vitrine, browser.visitor());
        String show = (String) viewer.evaluate("() => window.vitrinePlayer.state.id");
        seller.navigate(vitrine.page("/studio/broadcasts/" + show).toString());
        seller.locator("#desk-found li button").first().click();
        seller.locator(".lineup:not(.found) > li button.primary").first().waitFor();
        seller.waitForFunction("() => document.getElementById('preview').currentTime > 1");
        return seller;
    }

    private static void direct(Page seller) {
        Locator pin = seller.locator(".lineup:not(.found) > li button.primary");
        Locator down = seller.locator(".slots form button");
        for (int i = 0; i < PINS; i++) {
            pin.click();
            down.waitFor();
            seller.waitForTimeout(BETWEEN.toMillis());
            down.click();
            down.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            seller.waitForTimeout(BETWEEN.toMillis());
        }
    }

    /** By how much the clocks in the two pictures differed, for each pin that both have, in milliseconds. */
    private static List<Double> differences(Viewer near, Viewer far, String what) {
        Map<String, Double> one = clocks(near, what);
        Map<String, Double> other = clocks(far, what);
        List<Double> differences = new ArrayList<>();
        // Pages hear of what is taken down, too; pins are what both have drawn.
        for (String seq : clocks(near, "drawn").keySet()) {
            if (one.containsKey(seq) && other.containsKey(seq)) {
                differences.add(Math.abs(one.get(seq) - other.get(seq)));
            }
        }
        return differences;
    }

    /** What the clock in the picture said each time. */
    private static Map<String, Double> clocks(Viewer viewer, String what) {
        List<Frame> frames = Browser.clock(viewer.page()).frames().frames();
        Map<String, Double> clocks = new TreeMap<>();
        ((Map<?, ?>) viewer.page().evaluate("what => window[what]", what)).forEach((seq, at) -> {
            double instant = ((Number) at).doubleValue();
            frames.stream()
                    .filter(frame -> frame.shownAt() <= instant && !Double.isNaN(frame.madeAt()))
                    .reduce((before, after) -> after)
                    .map(PictureClock.Frame::madeAt)
                    .ifPresent(clock -> clocks.put(String.valueOf(seq), clock));
        });
        return clocks;
    }

    private static double latency(Viewer viewer) {
        return ((Number) viewer.page().evaluate("() => window.vitrinePlayer.latency")).doubleValue();
    }
}
