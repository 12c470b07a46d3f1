package io.vitrine.transcoding;

import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.nodes.IngestStatistics;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.nodes.IngestUnreachableException;
import io.vitrine.nodes.MediaNode;
import io.vitrine.packaging.Packager;
import io.vitrine.process.ProcessSpec;
import io.vitrine.process.ProcessSupervisor;
import io.vitrine.profiles.Encoders;
import io.vitrine.profiles.Profiles;
import io.vitrine.profiles.Rung;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts FFmpeg for jobs whose source has shown what it is.
 *
 * <p>What an encoder sends is read from {@code rtmp_stat}, which knows it milliseconds after the first packet. A probe by
 * {@code ffprobe} would take a second connection and wait for a keyframe of its own: one to two seconds before the first
 * picture. Reading it first also means that no FFmpeg is started for an encoder that sends nothing.
 */
@Component
class JobStarter {

    private static final Logger log = LoggerFactory.getLogger(JobStarter.class);
    private static final Duration STALL = Duration.ofSeconds(8);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** An encoder that has sent for so long and shows no video sends none. */
    private static final Duration VIDEO_PATIENCE = Duration.ofSeconds(4);

    /** Sound that has not come by then will not come; FFmpeg has to be told, see {@link LadderCommand}. */
    private static final Duration AUDIO_PATIENCE = Duration.ofMillis(500);

    /** A job that shows no picture after so long no longer counts as one that is starting. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private static final Pattern TOKEN = Pattern.compile("(/packager/[^/\\s]+/[^/\\s]+/)[^\\s:'\"]+");

    private final IngestStatistics statistics;
    private final MediaNode node;
    private final Channels channels;
    private final Packager packager;
    private final ProcessSupervisor supervisor;
    private final Profiles profiles;
    private final Encoders encoders;
    private final LadderRoom room;
    private final TranscodingSettings settings;
    private final Clock clock;

    JobStarter(
            IngestStatistics statistics,
            MediaNode node,
            Channels channels,
            Packager packager,
            ProcessSupervisor supervisor,
            Profiles profiles,
            Encoders encoders,
            LadderRoom room,
            TranscodingSettings settings,
            Clock clock) {
        this.statistics = statistics;
        this.node = node;
        this.channels = channels;
        this.packager = packager;
        this.supervisor = supervisor;
        this.profiles = profiles;
        this.encoders = encoders;
        this.room = room;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param all every job there is, for what the machine has room for */
    void start(List<Job> waiting, Collection<Job> all) {
        Map<String, PublishedStream> streams;
        try {
            streams = statistics.published().stream()
                    .collect(Collectors.toMap(PublishedStream::name, Function.identity(), (one, other) -> one));
        } catch (IngestUnreachableException e) {
            log.debug("The ingest nginx cannot be asked", e);
            waiting.forEach(job -> job.note(Problem.INGEST_UNREACHABLE, null));
            return;
        }
        waiting.stream()
                .sorted(Comparator.comparing(Job::since))
                .forEach(job -> Optional.ofNullable(
                                streams.get(job.broadcast().channelPublicId().value()))
                        .map(Source::of)
                        .ifPresent(source -> job.logged(() -> consider(job, source, all))));
    }

    private void consider(Job job, Source source, Collection<Job> all) {
        Duration waited = Duration.between(job.since(), clock.instant());
        if (!source.isKnown()) {
            boolean late = waited.compareTo(VIDEO_PATIENCE) > 0;
            if (late && source.audioCodec() != null) {
                job.note(Problem.NO_VIDEO, null);
            }
        } else if (!source.isPlayable()) {
            log.info("Broadcast {} cannot be transcoded: {}", job.broadcast().publicId(), source.videoCodec());
            job.note(Problem.CODEC, source.videoCodec());
        } else if (source.audioCodec() == null && waited.compareTo(AUDIO_PATIENCE) < 0) {
            log.debug("Broadcast {} shows no sound yet", job.broadcast().publicId());
        } else if (all.stream().filter(Job::hasProcess).count() >= settings.jobs()) {
            job.note(Problem.NODE_FULL, null);
        } else if (starting(all) >= settings.mostStarting()) {
            log.debug(
                    "Broadcast {} waits until others have started",
                    job.broadcast().publicId());
        } else {
            channels.find(job.broadcast().channel()).ifPresent(channel -> run(job, source, channel, all));
        }
    }

    private long starting(Collection<Job> all) {
        Instant oldest = clock.instant().minus(STARTING);
        return all.stream().filter(job -> job.isStartingSince(oldest)).count();
    }

    private void run(Job job, Source source, ChannelView channel, Collection<Job> all) {
        List<Rung> ladder = channel.sourceOnly()
                ? List.of()
                : encoders.workable(
                        profiles.begin(job.broadcast().id(), channel.id()).rungs());
        Plan plan = Plan.of(
                source,
                ladder,
                rungs -> room.fits(rungs, LadderRoom.ladders(all)),
                channel.latency().part());
        packager.open(plan.stream(job.stream()));
        log.info("Transcoding of broadcast {} begins: {}", job.broadcast().publicId(), plan.renditions());
        job.run(plan, supervisor.supervise(spec(job, plan), job), clock.instant());
    }

    private ProcessSpec spec(Job job, Plan plan) {
        String pull = node.pullAddress(job.broadcast().channelPublicId().value());
        return new ProcessSpec(
                "ffmpeg-" + job.session(),
                () -> new LadderCommand(
                                pull,
                                plan.rungs(),
                                plan.hasAudio(),
                                plan.copyAudio(),
                                plan.part(),
                                packager.admit(job.stream()))
                        .toList(),
                STALL,
                GRACE,
                line -> TOKEN.matcher(line).replaceAll("$1***"));
    }
}
