package io.vitrine.transcoding;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastLog;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.SessionId;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.RenditionSpec;
import io.vitrine.packaging.StreamStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Keeps one job for every broadcast that has an encoder.
 *
 * <p>{@link #reconcile} closes the gap between the broadcasts that are published and the jobs there are; it is called on
 * one thread only ({@link TranscodingLoop}).
 */
@Service
class TranscodingService implements Transcodings {

    private static final Logger log = LoggerFactory.getLogger(TranscodingService.class);
    /** Viewers bridge a shorter gap with what they have; a longer one gets the curtain. */
    private static final Duration PICTURE_LOST = Duration.ofSeconds(8);

    private final Broadcasts broadcasts;
    private final Packager packager;
    private final JobStarter starter;
    private final LadderRoom room;
    private final Clock clock;
    private final Map<BroadcastId, Job> jobs = new ConcurrentHashMap<>();

    TranscodingService(Broadcasts broadcasts, Packager packager, JobStarter starter, LadderRoom room, Clock clock) {
        this.broadcasts = broadcasts;
        this.packager = packager;
        this.starter = starter;
        this.room = room;
        this.clock = clock;
    }

    @Override
    public Optional<TranscodingStatus> of(BroadcastId broadcast) {
        return Optional.ofNullable(jobs.get(broadcast)).map(Job::status);
    }

    @Override
    public List<LogLine> log(BroadcastId broadcast) {
        Job job = jobs.get(broadcast);
        return job == null ? List.of() : job.log();
    }

    @Override
    public Capacity capacity() {
        return room.capacity(LadderRoom.ladders(jobs.values()));
    }

    /** Its encoder was accepted: a job begins to wait. */
    void begin(BroadcastView broadcast) {
        SessionId session = broadcast.session();
        if (session == null) {
            return;
        }
        Job earlier = jobs.get(broadcast.id());
        if (earlier != null && !earlier.session().equals(session)) {
            drop(earlier);
        }
        jobs.computeIfAbsent(broadcast.id(), id -> new Job(broadcast, session, clock.instant()));
    }

    /** An encoder is gone. */
    void sessionOver(BroadcastId broadcast, SessionId session) {
        Job job = jobs.get(broadcast);
        if (job != null && job.session().equals(session)) {
            drop(job);
        }
    }

    /** Compares what is published with what is transcoded, and starts and stops accordingly. */
    void reconcile() {
        Map<BroadcastId, BroadcastView> wanted =
                broadcasts.publishing().stream().collect(Collectors.toMap(BroadcastView::id, Function.identity()));
        jobs.values().stream().filter(job -> !isWanted(job, wanted)).forEach(this::drop);
        wanted.values().forEach(this::begin);
        jobs.values().forEach(this::lookAtPicture);
    }

    /** Starts what can be started; quick, and often called while a job waits. */
    void startWaiting() {
        List<Job> waiting = waiting();
        if (!waiting.isEmpty()) {
            starter.start(waiting, jobs.values());
        }
    }

    /** How long the longest-waiting job may have to wait for the next look; empty when none waits. */
    Optional<Duration> youngestWait() {
        Instant now = clock.instant();
        return waiting().stream().map(job -> Duration.between(job.since(), now)).min(Duration::compareTo);
    }

    /** The picture of a stream can be played. */
    void pictureReady(String stream) {
        jobs.values().stream().filter(job -> job.stream().equals(stream)).forEach(job -> {
            unplayable(stream).ifPresentOrElse(codec -> fail(job, codec), () -> {
                job.announcePicture(true);
                broadcasts.pictureReady(job.broadcast().id());
            });
        });
    }

    /**
     * The codec of the source if browsers cannot play it, judged by what arrived: nginx-rtmp misnames every codec that
     * is younger than itself.
     */
    private Optional<String> unplayable(String stream) {
        return packager.status(stream).stream()
                .flatMap(status -> status.renditions().stream())
                .filter(rendition -> rendition.name().equals(RenditionSpec.SOURCE) && rendition.width() > 0)
                .map(rendition -> rendition.codecs().split("[.,]", -1)[0])
                .filter(codec -> !codec.startsWith("avc"))
                .map(codec -> codec.equals("hvc1") || codec.equals("hev1") ? "HEVC" : codec)
                .findFirst();
    }

    private static void fail(Job job, String codec) {
        job.logged(() -> {
            log.info("Broadcast {} cannot be played: {}", job.broadcast().publicId(), codec);
            job.fail(codec);
        });
    }

    /** A broadcast is over: its playlists get an end. */
    void finish(BroadcastView broadcast) {
        BroadcastLog.about(broadcast, () -> {
            stop(broadcast);
            packager.finish(broadcast.mediaId().value());
        });
    }

    /** A broadcast was stopped by an administrator: nobody gets anything of it any more. */
    void withdraw(BroadcastView broadcast) {
        BroadcastLog.about(broadcast, () -> {
            stop(broadcast);
            packager.withdraw(broadcast.mediaId().value());
        });
    }

    private void stop(BroadcastView broadcast) {
        Job job = jobs.remove(broadcast.id());
        if (job != null) {
            job.stop();
        }
    }

    private List<Job> waiting() {
        return jobs.values().stream().filter(Job::isWaiting).toList();
    }

    private static boolean isWanted(Job job, Map<BroadcastId, BroadcastView> wanted) {
        BroadcastView broadcast = wanted.get(job.broadcast().id());
        return broadcast != null && job.session().equals(broadcast.session());
    }

    private void drop(Job job) {
        job.logged(() -> {
            log.info(
                    "Transcoding of broadcast {} ends: its encoder is gone",
                    job.broadcast().publicId());
            job.stop();
        });
        jobs.remove(job.broadcast().id(), job);
    }

    private void lookAtPicture(Job job) {
        if (!job.isPictureAnnounced()) {
            return;
        }
        Instant last = packager.status(job.stream()).stream()
                .flatMap(status -> status.renditions().stream())
                .map(StreamStatus.Rendition::lastPartAt)
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        if (last.isBefore(clock.instant().minus(PICTURE_LOST))) {
            job.logged(() -> log.info(
                    "The picture of broadcast {} is lost", job.broadcast().publicId()));
            job.announcePicture(false);
            broadcasts.pictureLost(job.broadcast().id());
        }
    }
}
