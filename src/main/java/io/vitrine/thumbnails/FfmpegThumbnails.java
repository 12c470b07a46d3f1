package io.vitrine.thumbnails;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.packaging.Keyframe;
import io.vitrine.packaging.Packager;
import io.vitrine.process.ProgramException;
import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Has FFmpeg make pictures from what the packager has on the disk, one after the other: live video goes first. */
@Component
class FfmpegThumbnails implements Thumbnails, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FfmpegThumbnails.class);

    /** A picture is made again a little before it is ten seconds old, since who looks does so every five. */
    private static final Duration FRESH = Duration.ofSeconds(8);

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST = 500;

    private final Packager packager;
    private final Programs programs;
    private final Clock clock;
    private final Cache<BroadcastId, Thumbnail> pictures =
            Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST).build();
    private final Cache<BroadcastId, Instant> tried =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    private final Set<BroadcastId> waiting = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker;

    FfmpegThumbnails(Packager packager, Programs programs, Clock clock) {
        this.packager = packager;
        this.programs = programs;
        this.clock = clock;
        var threads = new CustomizableThreadFactory("thumbnails-");
        threads.setDaemon(true);
        worker = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public Optional<Thumbnail> of(BroadcastView show) {
        if (isDue(show.id()) && waiting.size() < MOST && waiting.add(show.id())) {
            worker.execute(() -> make(show));
        }
        return Optional.ofNullable(pictures.getIfPresent(show.id()));
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    private boolean isDue(BroadcastId show) {
        Instant last = tried.getIfPresent(show);
        return last == null || !last.plus(FRESH).isAfter(clock.instant());
    }

    private void make(BroadcastView show) {
        try {
            Instant now = clock.instant();
            tried.put(show.id(), now);
            Optional<Keyframe> keyframe = packager.keyframe(show.mediaId().value());
            if (keyframe.isPresent()) {
                pictures.put(show.id(), new Thumbnail(now, picture(keyframe.get())));
            }
        } catch (IOException | ProgramException e) {
            log.debug("No thumbnail of broadcast {}: {}", show.publicId(), e.getMessage());
        } finally {
            waiting.remove(show.id());
        }
    }

    private byte[] picture(Keyframe keyframe) throws IOException {
        Path file = Files.createTempFile("vitrine-thumbnail-", ".jpg");
        try {
            ProgramResult result = programs.run(new StillCommand(keyframe, file).toList(), LIMIT);
            byte[] jpeg = Files.readAllBytes(file);
            if (jpeg.length == 0) {
                throw new IOException("FFmpeg made none: " + result.errors().strip());
            }
            return jpeg;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
