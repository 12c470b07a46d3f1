package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PlaybackChanged;
import io.vitrine.nodes.EdgeLinks;
import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    GuardMarks(EdgeLinks links, Broadcasts broadcasts, Clock clock) {
        this.folder = links.guarded();
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    /** At once, and not when somebody next asks for an address: what was given before is taken back by this. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PlaybackChanged change) {
        BroadcastView show = change.broadcast();
        try {
            if (show.listing().isGuarded()) {
                set(show);
            } else {
                FileSystemUtils.deleteRecursively(folder.resolve(show.mediaId().value()));
            }
        } catch (IOException | UncheckedIOException e) {
            log.error(
                    "Who may watch show {} could not be changed at the edge; it is tried again when somebody asks for it",
                    show.publicId(),
                    e);
        }
    }

    /** @throws UncheckedIOException if it cannot be made sure of */
    void set(BroadcastView show) {
        PublicId epoch = show.listing().epoch();
        Path marks = folder.resolve(show.mediaId().value());
        if (epoch == null || Files.exists(marks.resolve(epoch.value()))) {
            return;
        }
        try {
            if (Files.notExists(marks)) {
                tidy();
            }
            Files.createDirectories(marks);
            for (Path before : marksIn(marks)) {
                Files.deleteIfExists(before);
            }
            Files.createFile(marks.resolve(epoch.value()));
        } catch (FileAlreadyExistsException e) {
            log.debug("The mark of show {} was set by another request", show.publicId());
        } catch (IOException e) {
            throw new UncheckedIOException("Show " + show.publicId() + " cannot be marked as guarded", e);
        }
    }

    private void tidy() throws IOException {
        Instant since = clock.instant().minus(KEPT_AFTERWARDS);
        for (Path marks : Files.isDirectory(folder) ? marksIn(folder) : List.<Path>of()) {
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

    private static List<Path> marksIn(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }
}
