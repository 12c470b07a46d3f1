package io.vitrine.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A segment, growing part by part until it is closed. Guarded by its stream's lock. */
final class Segment {

    private final long number;
    private final int initialisation;
    private final long discontinuities;
    private final Instant at;
    private final List<Part> parts = new ArrayList<>();
    private final long start;
    private final boolean independent;
    private long end;
    private long bytes;
    private long frames;
    private boolean closed;

    /**
     * @param discontinuities how many the stream has had before it
     * @param at {@code PROGRAM-DATE-TIME}
     * @param start in microseconds of the input's own time
     * @param independent whether it begins with a keyframe
     */
    Segment(long number, int initialisation, long discontinuities, Instant at, long start, boolean independent) {
        this.number = number;
        this.initialisation = initialisation;
        this.discontinuities = discontinuities;
        this.at = at;
        this.start = start;
        this.independent = independent;
        this.end = start;
    }

    void add(Fragment fragment) {
        parts.add(new Part(bytes, fragment.length(), fragment.duration(), fragment.keyframe()));
        bytes += fragment.length();
        frames += fragment.frames();
        end = fragment.end();
    }

    /** Takes the place of all {@link #add} calls for a segment that is known from an earlier run. */
    void restore(long duration, long size, long frameCount) {
        bytes = size;
        frames = frameCount;
        end = start + duration;
        closed = true;
    }

    void close() {
        closed = true;
    }

    /** Closes it where the next begins, which is more exact than the durations of its own parts. */
    void closeAt(long next) {
        if (next > start && Math.abs(next - end) < 1_000_000) {
            end = next;
        }
        closed = true;
    }

    long number() {
        return number;
    }

    int initialisation() {
        return initialisation;
    }

    long discontinuities() {
        return discontinuities;
    }

    Instant at() {
        return at;
    }

    long start() {
        return start;
    }

    boolean isIndependent() {
        return independent;
    }

    long duration() {
        return end - start;
    }

    List<Part> parts() {
        return parts;
    }

    long bytes() {
        return bytes;
    }

    long frames() {
        return frames;
    }

    boolean isClosed() {
        return closed;
    }

    long bitrate() {
        return duration() == 0 ? 0 : bytes * 8_000_000 / duration();
    }
}
