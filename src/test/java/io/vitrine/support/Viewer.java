package io.vitrine.support;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;

/** Somebody who has a watch page open, and whether the picture moves for them. */
public final class Viewer {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Page page;

    public Viewer(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** Waits until new frames are shown, and says how long that took. */
    public Duration awaitMoving(Duration patience) {
        long begin = System.nanoTime();
        double from = frames();
        Awaitility.await("the picture moves")
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .atMost(patience)
                .until(() -> frames() > from + 2 || (frames() > 2 && frames() < from));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Waits until no new frame has been shown for half a second. */
    public void awaitStill(Duration patience) {
        double[] last = {frames()};
        Awaitility.await("the picture stands still")
                .pollInterval(Duration.ofMillis(500))
                .atMost(patience)
                .until(() -> {
                    double now = frames();
                    boolean same = now == last[0];
                    last[0] = now;
                    return same;
                });
    }

    /** Prints a figure that a person who waits cares about; tests only fail far beyond the goal. */
    public static void tell(String what, Duration took, Duration goal) {
        System.out.printf(Locale.ROOT, "%s: %.1f s, goal %d s%n", what, took.toMillis() / 1000.0, goal.toSeconds());
    }

    private double frames() {
        Object frames = page.evaluate("() => { const v = document.querySelector('video');"
                + " return v ? v.getVideoPlaybackQuality().totalVideoFrames : 0; }");
        return ((Number) frames).doubleValue();
    }
}
