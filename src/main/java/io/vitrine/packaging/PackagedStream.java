package io.vitrine.packaging;

import io.vitrine.packaging.PlaylistListener.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream: its renditions, the numbers they share, and the run of FFmpeg that is admitted now.
 *
 * <p>One lock guards all of it; it is held for a part's write at most, and never while others are told.
 */
final class PackagedStream {

    private static final Logger log = LoggerFactory.getLogger(PackagedStream.class);
    private static final int MOST_AHEAD = 2;

    /** How long the other renditions are waited for once the first can be played. */
    private static final Duration LADDER_PATIENCE = Duration.ofMillis(300);

    private final Object lock = new Object();
    private final Path folder;
    private final int window;
    private final Clock clock;
    private final Outbox outbox;
    private final Epoch epoch = new Epoch();
    private final DateRanges events = new DateRanges();
    private final Map<String, Rendition> renditions = new LinkedHashMap<>();
    private StreamSpec spec;
    private @Nullable Admission admission;
    private long admissions;
    private boolean brought;
    private long discontinuities;
    private @Nullable Instant firstPartAt;
    private boolean announced;
    private boolean fullSaid;
    private @Nullable Instant finishedAt;

    PackagedStream(StreamSpec spec, Path folder, int window, Clock clock, Outbox outbox) {
        this.spec = spec;
        this.folder = folder;
        this.window = window;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** Takes the specification, keeps the renditions it still names, and recovers what an earlier run left. */
    void open(StreamSpec wanted) throws IOException {
        synchronized (lock) {
            spec = wanted;
            finishedAt = null;
            renditions
                    .keySet()
                    .removeIf(name -> wanted.renditions().stream()
                            .noneMatch(rendition -> rendition.name().equals(name)));
            Map<String, Rendition> kept = new LinkedHashMap<>(renditions);
            renditions.clear();
            for (RenditionSpec rendition : wanted.renditions()) {
                Rendition known = kept.get(rendition.name());
                renditions.put(rendition.name(), known == null ? fresh(rendition) : known);
            }
            StreamNote.write(folder, wanted);
        }
    }

    private Rendition fresh(RenditionSpec named) throws IOException {
        Rendition rendition = new Rendition(named, folder.resolve(named.name()), spec.part(), events);
        rendition.prepare();
        try {
            rendition.recover();
        } catch (IOException e) {
            log.warn("Rendition {} of stream {} begins anew: {}", named.name(), spec.id(), e.toString());
        }
        Segment last = rendition.timeline().last();
        if (last != null) {
            discontinuities = Math.max(discontinuities, last.discontinuities() + 1);
        }
        return rendition;
    }

    void note(StreamEvent event) {
        events.add(event);
    }

    Admission admit() {
        synchronized (lock) {
            for (Rendition rendition : renditions.values()) {
                rendition.admit();
            }
            if (brought) {
                discontinuities++;
                brought = false;
            }
            Admission before = admission;
            if (before != null) {
                before.disconnectAll();
            }
            epoch.reset();
            firstPartAt = null;
            announced = false;
            Admission fresh = new Admission(++admissions);
            admission = fresh;
            return fresh;
        }
    }

    /** @return empty if nobody may send this now */
    Optional<Input> input(String rendition, String token, Runnable onReplaced) {
        synchronized (lock) {
            Admission current = admission;
            Rendition named = renditions.get(rendition);
            if (current == null || named == null || finishedAt != null || !current.allows(rendition, token)) {
                return Optional.empty();
            }
            Input input = new Input(this, named, current);
            current.replace(rendition, input, onReplaced).run();
            return Optional.of(input);
        }
    }

    private boolean isCurrent(Input input) {
        return input.admission() == admission
                && finishedAt == null
                && input.admission().isCurrent(input);
    }

    void movie(Input input, Movie movie) throws InputOverException {
        synchronized (lock) {
            check(input);
            Rendition rendition = input.rendition();
            if (rendition.hasArrived()) {
                discontinuities++;
            }
            try {
                rendition.closeSegment();
                FullDisk.makingRoom(renditions.values(), () -> {
                    rendition.movie(movie);
                    return true;
                });
            } catch (IOException e) {
                throw new InputOverException("its initialisation cannot be written: " + e.getMessage());
            }
        }
    }

    void part(Input input, Fragment fragment) throws InputOverException {
        List<Runnable> told = new ArrayList<>();
        synchronized (lock) {
            check(input);
            Rendition rendition = input.rendition();
            Instant now = clock.instant();
            epoch.partCame(fragment.end(), now);
            Rendition.Placed placed;
            try {
                placed = FullDisk.makingRoom(
                        renditions.values(), () -> rendition.part(fragment, discontinuities, epoch, now));
            } catch (IOException e) {
                said(e);
                return;
            }
            if (placed == Rendition.Placed.LEFT_OUT) {
                return;
            }
            brought = true;
            if (placed == Rendition.Placed.IN_NEW_SEGMENT) {
                tidy(rendition);
            }
            tellPart(rendition, told);
            tellPicture(now, told);
        }
        told.forEach(Runnable::run);
    }

    private void check(Input input) throws InputOverException {
        if (!isCurrent(input)) {
            throw new InputOverException("another input took its place");
        }
    }

    private void tidy(Rendition rendition) {
        try {
            rendition.tidy(window);
        } catch (IOException e) {
            said(e);
        }
    }

    private void said(IOException e) {
        if (!fullSaid) {
            fullSaid = true;
            log.warn("Stream {} cannot be written, and goes on without these parts: {}", spec.id(), e.toString());
        }
    }

    private void tellPart(Rendition rendition, List<Runnable> told) {
        String text = text(rendition);
        tell(rendition, rendition.timeline().answers(), text, told);
        answer(rendition, text, told);
    }

    private void tell(Rendition rendition, List<Position> answers, String text, List<Runnable> told) {
        told.add(() -> outbox.available(spec.id(), rendition.spec().name(), answers, text));
    }

    private void answer(Rendition rendition, String text, List<Runnable> told) {
        boolean ended = finishedAt != null;
        List<CompletableFuture<Packager.PlaylistAnswer>> answers = rendition
                .waiters()
                .take((number, part) -> ended || rendition.timeline().holds(number, part));
        answers.forEach(answer -> told.add(() -> answer.complete(new Packager.PlaylistAnswer.Found(text))));
    }

    private void tellPicture(Instant now, List<Runnable> told) {
        Instant first = firstPartAt;
        if (first == null) {
            first = now;
            firstPartAt = now;
        }
        // A viewer loads the multivariant playlist once, so it had better name the whole ladder. An encoder says what
        // it makes as soon as it opens, a part before its own first part: that is all the playlist needs.
        boolean whole = renditions.values().stream().allMatch(Rendition::hasArrived);
        if (!announced && (whole || !now.isBefore(first.plus(LADDER_PATIENCE)))) {
            announced = true;
            told.add(() -> outbox.pictureReady(new PictureReady(spec.id())));
        }
    }

    private String text(Rendition rendition) {
        Map<String, Segment> others = new TreeMap<>();
        for (Rendition other : renditions.values()) {
            Segment last = other.timeline().last();
            if (other != rendition && last != null) {
                others.put(other.spec().name(), last);
            }
        }
        return rendition.text(finishedAt != null, others);
    }

    void end(Input input, boolean malformed, String reason) {
        List<Runnable> told = new ArrayList<>();
        synchronized (lock) {
            if (!isCurrent(input)) {
                return;
            }
            Rendition rendition = input.rendition();
            input.admission().forget(input);
            if (malformed) {
                rendition.fail(reason);
            }
            if (rendition.closeSegment()) {
                String text = text(rendition);
                tidy(rendition);
                tell(rendition, rendition.timeline().answers(), text, told);
                answer(rendition, text, told);
            }
            String name = rendition.spec().name();
            told.add(() -> outbox.inputEnded(new InputEnded(spec.id(), name, malformed, reason)));
        }
        log.info("Input {} of stream {} ended: {}", input.rendition().spec().name(), spec.id(), reason);
        told.forEach(Runnable::run);
    }

    /** Ends the stream for good and tells everybody who may be waiting. */
    void finish() {
        List<Runnable> told = new ArrayList<>();
        synchronized (lock) {
            if (finishedAt != null) {
                return;
            }
            finishedAt = clock.instant();
            for (Rendition rendition : renditions.values()) {
                Segment last = rendition.timeline().last();
                rendition.closeSegment();
                String text = text(rendition);
                if (last != null) {
                    List<Position> answers =
                            new ArrayList<>(rendition.timeline().answers());
                    answers.add(new Position(last.number(), last.parts().size()));
                    answers.add(new Position(last.number() + 1, 0));
                    answers.add(new Position(last.number() + 1, -1));
                    tell(rendition, answers, text, told);
                }
                answer(rendition, text, told);
            }
            revoke(told);
        }
        told.forEach(Runnable::run);
    }

    /** Closes files and lets go of whoever waits, without ending the stream. */
    void release() {
        List<Runnable> told = new ArrayList<>();
        synchronized (lock) {
            for (Rendition rendition : renditions.values()) {
                rendition.closeSegment();
                tidy(rendition);
                rendition
                        .waiters()
                        .take((number, part) -> true)
                        .forEach(answer -> told.add(() -> answer.complete(new Packager.PlaylistAnswer.Unknown())));
            }
            revoke(told);
        }
        told.forEach(Runnable::run);
    }

    private void revoke(List<Runnable> told) {
        Admission current = admission;
        admission = null;
        if (current != null) {
            told.add(current::disconnectAll);
        }
    }

    CompletionStage<Packager.PlaylistAnswer> playlist(String name, @Nullable Long number, @Nullable Integer part) {
        synchronized (lock) {
            Rendition rendition = renditions.get(name);
            if (rendition == null || !rendition.isPlayable() && number == null) {
                return CompletableFuture.completedFuture(new Packager.PlaylistAnswer.Unknown());
            }
            Timeline timeline = rendition.timeline();
            Duration limit = Duration.ofSeconds(3 * timeline.targetSeconds());
            if (finishedAt != null || number == null && !timeline.isEmpty()) {
                return CompletableFuture.completedFuture(new Packager.PlaylistAnswer.Found(text(rendition)));
            }
            if (number == null) {
                // Its encoder has opened and its first part is a moment away: better than an empty playlist.
                return rendition.waiters().add(timeline.next(), 0, limit);
            }
            if (number >= timeline.next() + MOST_AHEAD) {
                return CompletableFuture.completedFuture(new Packager.PlaylistAnswer.TooFarAhead());
            }
            return timeline.holds(number, part)
                    ? CompletableFuture.completedFuture(new Packager.PlaylistAnswer.Found(text(rendition)))
                    : rendition.waiters().add(number, part, limit);
        }
    }

    Optional<String> multivariant() {
        synchronized (lock) {
            return MultivariantPlaylist.write(
                    renditions.values().stream().filter(Rendition::isPlayable).toList());
        }
    }

    StreamStatus status() {
        synchronized (lock) {
            return new StreamStatus(
                    spec.id(),
                    finishedAt != null,
                    renditions.values().stream().map(Rendition::status).toList(),
                    renditions.values().stream()
                            .mapToLong(Rendition::bytesOnDisk)
                            .sum());
        }
    }

    Optional<Keyframe> keyframe() {
        synchronized (lock) {
            return Rendition.newestKeyframe(renditions.values());
        }
    }

    @Nullable
    Instant finishedAt() {
        synchronized (lock) {
            return finishedAt;
        }
    }
}
