package io.vitrine.packaging;

import io.vitrine.packaging.PlaylistListener.Position;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments of one rendition that a playlist may name, and the numbers that go on. Guarded by its stream's lock. */
final class Timeline {

    /**
     * A keyframe this long after a segment's beginning opens the next one. A little under a second, so that a keyframe
     * every second cuts a segment every second, and in every rendition at the same frame, whatever the rounding.
     */
    private static final long SHORTEST_SEGMENT = 900_000;

    private static final int MOST_ANSWERS = 12;

    private final Deque<Segment> segments = new ArrayDeque<>();
    /** The number of the first segment that was made by parts, and not found on the disk; -1 before there is one. */
    private long first = -1;

    private long next;
    private long longest = 1_500_000;
    private long longestPart;

    /** Whether the fragment has to open a new segment. */
    boolean opens(Fragment fragment) {
        Segment last = last();
        return last == null
                || last.isClosed()
                || fragment.keyframe()
                        && (!last.isIndependent() || fragment.start() - last.start() >= SHORTEST_SEGMENT);
    }

    /** Opens a segment at the fragment, which is still to be {@link #add added}. */
    Segment open(Fragment fragment, int initialisation, long discontinuities, Instant at) {
        Segment last = last();
        if (last != null && !last.isClosed()) {
            last.closeAt(fragment.start());
            longest = Math.max(longest, last.duration());
        }
        if (first < 0) {
            first = next;
        }
        Segment segment =
                new Segment(next++, initialisation, discontinuities, at, fragment.start(), fragment.keyframe());
        segments.addLast(segment);
        return segment;
    }

    void add(Segment segment, Fragment fragment) {
        segment.add(fragment);
        longestPart = Math.max(longestPart, fragment.duration());
        longest = Math.max(longest, segment.duration());
        // The first is its first part alone. To hls.js a playlist without a closed segment is an empty one, and of one
        // without parts it asks for the next segment's end: it would wait for two thirds of a second more. What
        // follows, up to the next keyframe, cannot be decoded without it.
        if (segment.number() == first) {
            segment.close();
        }
    }

    /** @return whether there was an open segment */
    boolean closeLast() {
        Segment last = last();
        if (last == null || last.isClosed()) {
            return false;
        }
        last.close();
        return true;
    }

    void restore(Segment segment) {
        segments.addLast(segment);
        next = Math.max(next, segment.number() + 1);
        longest = Math.max(longest, segment.duration());
    }

    void continueAt(long number) {
        next = Math.max(next, number);
    }

    /** Takes away the closed segments that are more than the window holds. */
    List<Segment> trim(int window) {
        List<Segment> gone = new ArrayList<>();
        while (segments.size() > window) {
            gone.add(segments.removeFirst());
        }
        return gone;
    }

    /** Takes away the oldest closed segment; null if there is none but the last two. */
    @Nullable
    Segment sacrifice() {
        return segments.size() > 2 ? segments.removeFirst() : null;
    }

    @Nullable
    Segment last() {
        return segments.peekLast();
    }

    List<Segment> segments() {
        return List.copyOf(segments);
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** {@code EXT-X-INDEPENDENT-SEGMENTS}: whether each begins with a keyframe. */
    boolean isIndependent() {
        return segments.stream().allMatch(Segment::isIndependent);
    }

    long next() {
        return next;
    }

    long longestPart() {
        return longestPart;
    }

    /** {@code TARGETDURATION}: the longest so far, rounded up, so that it never shrinks. */
    long targetSeconds() {
        return (longest + 999_999) / 1_000_000;
    }

    /** Whether the playlist answers the request; a part past the end of a closed segment is the next one's first. */
    boolean holds(long number, @Nullable Integer part) {
        Segment last = last();
        if (last == null || number > last.number()) {
            return false;
        }
        Segment asked = find(number);
        if (asked == null) {
            return true;
        }
        if (part == null) {
            return asked.isClosed();
        }
        boolean restored = asked.isClosed() && asked.parts().isEmpty();
        return restored || part < asked.parts().size() || asked.isClosed() && last.number() > number;
    }

    /**
     * The requests of the last two segments that the playlist answers now. Who comes late is told, too, that more has come
     * meanwhile (RFC 8216bis 6.2.5.2), and need not ask for each part of it.
     *
     * @return the newest, oldest first: so many as fit into one message to the edge however short parts are
     */
    List<Position> answers() {
        List<Position> answers = new ArrayList<>();
        segments.stream().skip(Math.max(0, segments.size() - 2)).forEach(segment -> {
            for (int part = 0; part < segment.parts().size(); part++) {
                answers.add(new Position(segment.number(), part));
            }
            if (segment.isClosed()) {
                answers.add(new Position(segment.number(), -1));
            }
            if (segment.isClosed() && segment != last()) {
                answers.add(new Position(segment.number(), segment.parts().size()));
            }
        });
        return answers.subList(Math.max(0, answers.size() - MOST_ANSWERS), answers.size());
    }

    long peakBitrate() {
        return closed().stream().mapToLong(Segment::bitrate).max().orElse(0);
    }

    long averageBitrate() {
        List<Segment> closed = closed();
        long duration = closed.stream().mapToLong(Segment::duration).sum();
        return duration == 0 ? 0 : closed.stream().mapToLong(Segment::bytes).sum() * 8_000_000 / duration;
    }

    /** Frames a second over what has come last. */
    double frameRate() {
        long frames = 0;
        long duration = 0;
        Iterator<Segment> newest = segments.descendingIterator();
        while (newest.hasNext() && duration < 5_000_000) {
            Segment segment = newest.next();
            frames += segment.frames();
            duration += segment.duration();
        }
        return duration == 0 ? 0 : frames * 1_000_000.0 / duration;
    }

    /** Closed segments that are long enough to say something. */
    List<Segment> closed() {
        return segments.stream()
                .filter(segment -> segment.isClosed() && segment.duration() >= 500_000)
                .toList();
    }

    private @Nullable Segment find(long number) {
        for (Segment segment : segments) {
            if (segment.number() == number) {
                return segment;
            }
        }
        return null;
    }
}
