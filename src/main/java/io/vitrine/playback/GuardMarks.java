package io.vitrine.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PlaybackChanged;
import io.vitrine.nodes.EdgeLinks;
import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.FileSystemUtils;

/**
 * Marks what is guarded, where the edge looks: a folder named after the media, and in it an empty file named after the
 * epoch of the addresses that are good. No address leaves before its mark is there.
 */
@Component
class GuardMarks {

    private static final Logger log = LoggerFactory.getLogger(GuardMarks.class);

    /** Until then nothing of a show that is over is left to be opened. */
    private static final Duration KEPT_AFTERWARDS = Duration.ofDays(1);

    private final Path folder;
    private final Broadcasts broadcasts;
    private final Clock clock;
    /** What each show was changed to; views are younger than that soon. */
    private final Cache<PublicId, Optional<PublicId>> latest = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(10_000)
            .build();

    GuardMarks(EdgeLinks links, Broadcasts broadcasts, Clock clock) {
        this.folder = links.guarded();
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    /** At once, and not when somebody next asks for an address: what was given before is taken back by this. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PlaybackChanged change) {
        BroadcastView show = change.broadcast();
        latest.put(show.mediaId(), Optional.ofNullable(show.listing().epoch()));
        try {
            set(show);
        } catch (UncheckedIOException e) {
            log.error(
                    "Who may watch show {} could not be changed at the edge; it is tried again when somebody asks for it",
                    show.publicId(),
                    e);
        }
    }

    /**
     * Brings the marks of a show to its epoch, or away if it is open to all.
     *
     * @throws UncheckedIOException if it cannot be made sure of
     */
    void set(BroadcastView show) {
        PublicId epoch = show.listing().epoch();
        Path marks = folder.resolve(show.mediaId().value());
        boolean there = epoch == null ? Files.notExists(marks) : Files.exists(marks.resolve(epoch.value()));
        if (!there) {
            change(show, epoch, marks);
        }
    }

    /** Whoever has looked at the show before it was changed must not take the change back. */
    private synchronized void change(BroadcastView show, @Nullable PublicId epoch, Path marks) {
        Optional<PublicId> known = latest.getIfPresent(show.mediaId());
        if (known != null && !known.equals(Optional.ofNullable(epoch))) {
            return;
        }
        try {
            if (epoch == null) {
                FileSystemUtils.deleteRecursively(marks);
                return;
            }
            if (Files.notExists(marks)) {
                tidy();
            }
            Files.createDirectories(marks);
            for (Path before : filesIn(marks)) {
                Files.deleteIfExists(before);
            }
            Files.createFile(marks.resolve(epoch.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("Show " + show.publicId() + " cannot be marked at the edge", e);
        }
    }

    private void tidy() throws IOException {
        Instant since = clock.instant().minus(KEPT_AFTERWARDS);
        for (Path marks : Files.isDirectory(folder) ? filesIn(folder) : List.<Path>of()) {
            boolean over = Optional.of(marks.getFileName().toString())
                    .filter(PublicId::isValid)
                    .flatMap(media -> broadcasts.findByMedia(PublicId.of(media)))
                    .map(BroadcastView::endedAt)
                    .filter(since::isAfter)
                    .isPresent();
            if (over) {
                FileSystemUtils.deleteRecursively(marks);
            }
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }
}
