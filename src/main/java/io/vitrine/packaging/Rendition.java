package io.vitrine.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rendition of a stream: its files, its timeline, and what is known of it. Guarded by its stream's lock. */
final class Rendition {

    /** Files stay this many segments longer than playlists name them: a player may be that slow. */
    private static final int FILES_BEYOND_WINDOW = 10;

    private final RenditionSpec spec;
    private final SegmentStore store;
    private final Timeline timeline = new Timeline();
    private final MediaPlaylist playlist;
    private final Waiters waiters = new Waiters();
    private final Deque<Segment> retired = new ArrayDeque<>();
    private int initialisations;
    private int oldestInitialisation;
    private @Nullable Movie movie;
    private boolean arrived;
    private boolean awaitsKeyframe = true;
    private @Nullable Instant lastPartAt;
    private long parts;
    private @Nullable Duration delay;
    private @Nullable String problem;

    Rendition(RenditionSpec spec, Path folder, Duration part, DateRanges events) {
        this.spec = spec;
        this.store = new SegmentStore(folder);
        this.playlist = new MediaPlaylist(spec.name(), part, timeline, events);
    }

    /** Makes ready for the next input. */
    void admit() {
        arrived = false;
        awaitsKeyframe = true;
        problem = null;
        closeSegment();
    }

    void movie(Movie read) throws IOException {
        store.writeInitialisation(initialisations++, read.initialisation());
        movie = read;
        arrived = true;
        awaitsKeyframe = true;
    }

    /**
     * Writes a part and names it from now on.
     *
     * @return where it went
     */
    Placed part(Fragment fragment, long discontinuities, Epoch epoch, Instant now) throws IOException {
        if (awaitsKeyframe && !fragment.keyframe()) {
            return Placed.LEFT_OUT;
        }
        boolean opens = awaitsKeyframe || timeline.opens(fragment);
        Segment last = timeline.last();
        long number = opens || last == null ? timeline.next() : last.number();
        long offset = opens || last == null ? 0 : last.bytes();
        awaitsKeyframe = true;
        store.write(number, offset, fragment.bytes(), fragment.length());
        awaitsKeyframe = false;
        Segment segment = opens || last == null
                ? timeline.open(fragment, initialisations - 1, discontinuities, epoch.at(fragment.presented()))
                : last;
        timeline.add(segment, fragment);
        parts++;
        lastPartAt = now;
        delay = Duration.between(epoch.at(fragment.end()), now);
        return opens ? Placed.IN_NEW_SEGMENT : Placed.IN_SEGMENT;
    }

    /** Forgets what the window no longer holds, and what a later run will need is noted. */
    void tidy(int window) throws IOException {
        retired.addAll(timeline.trim(window));
        while (retired.size() > FILES_BEYOND_WINDOW) {
            remove(retired.removeFirst());
        }
        store.writeState(RenditionState.write(timeline, initialisations));
    }

    /** @return whether something could be removed to make room */
    boolean sacrifice() {
        Segment oldest = retired.pollFirst();
        if (oldest == null) {
            oldest = timeline.sacrifice();
        }
        if (oldest != null) {
            remove(oldest);
        }
        return oldest != null;
    }

    private void remove(Segment segment) {
        store.delete(segment.number());
        Segment next =
                retired.isEmpty() ? timeline.segments().stream().findFirst().orElse(null) : retired.peekFirst();
        int needed = next == null ? initialisations - 1 : next.initialisation();
        while (oldestInitialisation < needed) {
            store.deleteInitialisation(oldestInitialisation++);
        }
    }

    /** @return whether a segment was closed by this */
    boolean closeSegment() {
        store.close();
        return timeline.closeLast();
    }

    /** Goes on where an earlier run of Vitrine was cut off. */
    void recover() throws IOException {
        RenditionState state = RenditionState.read(store);
        if (state != null) {
            initialisations = state.initialisations();
            movie = state.movie();
            state.segments().forEach(timeline::restore);
            timeline.continueAt(state.next());
            oldestInitialisation = state.segments().stream()
                    .mapToInt(Segment::initialisation)
                    .min()
                    .orElse(initialisations);
        }
    }

    void fail(String reason) {
        problem = reason;
    }

    String text(boolean ended, Map<String, Segment> others) {
        return playlist.write(ended, others);
    }

    void prepare() throws IOException {
        store.prepare();
    }

    RenditionSpec spec() {
        return spec;
    }

    Timeline timeline() {
        return timeline;
    }

    Waiters waiters() {
        return waiters;
    }

    @Nullable
    Movie movie() {
        return movie;
    }

    /** Whether its input of this admission has said what it holds. */
    boolean hasArrived() {
        return arrived;
    }

    boolean isPlayable() {
        return movie != null && (arrived || !timeline.isEmpty());
    }

    long bytesOnDisk() {
        return timeline.segments().stream().mapToLong(Segment::bytes).sum()
                + retired.stream().mapToLong(Segment::bytes).sum();
    }

    static Optional<Keyframe> newestKeyframe(Collection<Rendition> renditions) {
        return renditions.stream()
                .flatMap(rendition -> rendition.keyframe().stream())
                .min(Comparator.comparingInt(Keyframe::pixels));
    }

    private Optional<Keyframe> keyframe() {
        Segment last = timeline.last();
        Movie known = movie;
        return last == null || known == null || !last.isIndependent() || last.bytes() == 0
                ? Optional.empty()
                : known.video()
                        .map(video -> new Keyframe(
                                store.initialisation(last.initialisation()),
                                store.segment(last.number()),
                                video.width() * video.height()));
    }

    StreamStatus.Rendition status() {
        Movie known = movie;
        Track video = known == null ? null : known.video().orElse(null);
        List<Segment> closed = timeline.closed();
        long longest = closed.stream()
                .skip(Math.max(0, closed.size() - 5))
                .mapToLong(Segment::duration)
                .max()
                .orElse(0);
        return new StreamStatus.Rendition(
                spec.name(),
                known == null ? "" : known.codecs(),
                video == null ? 0 : video.width(),
                video == null ? 0 : video.height(),
                video == null ? 0 : timeline.frameRate(),
                timeline.averageBitrate(),
                longest == 0 ? null : Duration.ofNanos(longest * 1000),
                lastPartAt,
                parts,
                delay,
                problem);
    }

    /** Where a part went. */
    enum Placed {
        /** Nowhere, because it needs frames that are missing. */
        LEFT_OUT,
        IN_SEGMENT,
        IN_NEW_SEGMENT
    }
}
