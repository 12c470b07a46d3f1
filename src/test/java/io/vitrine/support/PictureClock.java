package io.vitrine.support;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Reads, in the page, the time that {@link Publisher} drew into each frame when that frame is shown. */
public final class PictureClock {

    private final Page page;

    PictureClock(Page page) {
        this.page = page;
    }

    /** Waits until the picture moves and its clock is read: a frame that is shown after this call began. */
    public Frame awaitFrame(Duration patience) {
        long after = number(page.evaluate("() => Date.now()"));
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(patience)
                .until(
                        () -> {
                            List<Frame> frames = frames(after).frames();
                            return frames.isEmpty() ? Frame.NONE : frames.get(0);
                        },
                        frame -> frame != Frame.NONE);
    }

    /** All frames shown since this instant of the wall clock, in milliseconds since 1970. */
    public Watched frames(long since) {
        var rows = (List<?>) page.evaluate("since => window.pictureClock.since(since)", (double) since);
        return new Watched(rows.stream().map(row -> frame((List<?>) row)).toList());
    }

    /** All frames shown so far. */
    public Watched frames() {
        return frames(0);
    }

    private static Frame frame(List<?> row) {
        double clock = decimal(row.get(1));
        return new Frame(
                decimal(row.get(0)),
                clock < 0 ? Double.NaN : clock,
                decimal(row.get(2)),
                (int) decimal(row.get(3)),
                decimal(row.get(4)),
                (int) decimal(row.get(5)));
    }

    private static double decimal(Object number) {
        return ((Number) number).doubleValue();
    }

    private static long number(Object number) {
        return ((Number) number).longValue();
    }

    /**
     * A frame that was shown.
     *
     * @param shownAt when, in milliseconds since 1970
     * @param madeAt when it was made, as the picture says; not a number if it could not be read
     * @param mediaTime its place on the player's timeline, in seconds
     * @param height of the rendition
     * @param rate the player's speed
     * @param presented how many frames the player has presented so far; it grows by more than one where the page was too
     *     busy to look at each
     */
    public record Frame(double shownAt, double madeAt, double mediaTime, int height, double rate, int presented) {

        static final Frame NONE = new Frame(0, Double.NaN, 0, 0, 0, 0);

        /** Glass to glass, in milliseconds. */
        public double delay() {
            return shownAt - madeAt;
        }
    }
}
