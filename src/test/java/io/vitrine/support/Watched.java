package io.vitrine.support;

import io.vitrine.support.PictureClock.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Frames that a viewer saw, and what may be said of them. */
public record Watched(List<Frame> frames) {

    /** What a viewer notices as a picture that stands still. */
    private static final double FREEZE = 200;

    /** A step of the timeline that is this much longer, in seconds, than the time it took was a jump. */
    private static final double JUMP = 0.25;

    public Watched {
        frames = List.copyOf(frames);
    }

    /** Those seen in a span of the wall clock. */
    public Watched between(double from, double to) {
        return new Watched(frames.stream()
                .filter(frame -> frame.shownAt() >= from && frame.shownAt() < to)
                .toList());
    }

    /** The delay that this share of the frames did not exceed, in milliseconds; not a number without frames. */
    public double delay(double share) {
        double[] sorted = frames.stream()
                .mapToDouble(Frame::delay)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    public double median() {
        return delay(0.5);
    }

    /** The share of frames whose clock could not be read. */
    public double misread() {
        return share(frame -> Double.isNaN(frame.madeAt()));
    }

    /** The share of frames of which this is true. */
    public double share(Predicate<Frame> condition) {
        return frames.isEmpty() ? Double.NaN : frames.stream().filter(condition).count() / (double) frames.size();
    }

    /** How long the picture stood still each time it did, in milliseconds. */
    public List<Double> freezes() {
        List<Double> freezes = new ArrayList<>();
        for (int i = 1; i < frames.size(); i++) {
            Frame last = frames.get(i - 1);
            Frame next = frames.get(i);
            double gap = next.shownAt() - last.shownAt();
            // Frames that were presented while the page was too busy to look at them were not missing.
            if (gap / Math.max(1, next.presented() - last.presented()) > FREEZE) {
                freezes.add(gap);
            }
        }
        return freezes;
    }

    /** How often the player jumped ahead. */
    public long jumps() {
        long jumps = 0;
        for (int i = 1; i < frames.size(); i++) {
            Frame last = frames.get(i - 1);
            Frame next = frames.get(i);
            double took = (next.shownAt() - last.shownAt()) / 1000;
            if (next.mediaTime() - last.mediaTime() - took > JUMP) {
                jumps++;
            }
        }
        return jumps;
    }
}
