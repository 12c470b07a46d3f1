package io.vitrine.studio;

import io.vitrine.ingest.Signals.Signal;
import io.vitrine.packaging.RenditionSpec;
import io.vitrine.packaging.StreamStatus;
import io.vitrine.packaging.StreamStatus.Rendition;
import io.vitrine.studio.Finding.Level;
import io.vitrine.studio.Finding.Measure;
import io.vitrine.transcoding.TranscodingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges what an encoder sends and what becomes of it, worst first.
 *
 * <p>A figure that is not known yet (zero or null) is never a finding: a signal is not bad for being young.
 */
final class SignalHealth {

    /** From here on the picture stands still for viewers. */
    static final Duration STARVING = Duration.ofSeconds(3);

    /** An encoder sends both tracks well within this; after it, a missing track is missing. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private static final Duration KEYFRAME_ADVISED = Duration.ofMillis(1500);
    private static final Duration KEYFRAME_MOST = Duration.ofSeconds(4);
    private static final double FRAME_RATE_KEPT = 0.8;
    private static final double FRAME_RATE_UNUSABLE = 0.5;
    private static final double FRAME_RATE_LEAST = 20;
    private static final double FRAME_RATE_MOST = 61;
    private static final double SPEED_LEAST = 0.95;
    private static final double BITRATE_EXCESS = 1.5;
    private static final double BITRATE_POOR = 0.7;
    private static final int LINES_MOST = 1088;
    private static final int LINES_LEAST = 400;
    private static final Set<String> H264 = Set.of("h264", "h.264", "avc", "avc1");

    private SignalHealth() {}

    static List<Finding> of(
            @Nullable Signal signal,
            @Nullable StreamStatus stream,
            @Nullable TranscodingStatus transcoding,
            Instant now) {
        if (signal == null) {
            return List.of(Finding.warn(Measure.CONNECTION, "studio.health.none"));
        }
        List<Finding> findings = new ArrayList<>();
        Rendition source = source(stream);
        connection(signal, findings);
        codecs(signal, transcoding, now, findings);
        picture(signal, findings);
        frameRate(signal, source, findings);
        bitrate(signal, findings);
        keyframes(source, findings);
        if (transcoding != null) {
            transcoding(transcoding, findings);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(Measure.CONNECTION, "studio.health.good"));
        }
        findings.sort(Comparator.comparing(Finding::level).reversed());
        return List.copyOf(findings);
    }

    /** The worst of what was found of one measure. */
    static Level levelOf(Measure measure, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.measure() == measure)
                .map(Finding::level)
                .reduce(Level.OK, Level::worse);
    }

    static @Nullable Rendition source(@Nullable StreamStatus stream) {
        return stream == null
                ? null
                : stream.renditions().stream()
                        .filter(rendition -> rendition.name().equals(RenditionSpec.SOURCE))
                        .findFirst()
                        .orElse(null);
    }

    private static void connection(Signal signal, List<Finding> findings) {
        if (signal.silentFor().compareTo(STARVING) >= 0) {
            findings.add(Finding.bad(
                    Measure.CONNECTION,
                    "studio.health.silent",
                    signal.silentFor().toSeconds()));
        }
    }

    private static void codecs(
            Signal signal, @Nullable TranscodingStatus transcoding, Instant now, List<Finding> findings) {
        boolean settled = Duration.between(signal.since(), now).compareTo(SETTLED) >= 0;
        String video = signal.videoCodec();
        String audio = signal.audioCodec();
        if (video != null && !H264.contains(video.toLowerCase(Locale.ROOT))) {
            // FFmpeg says the same with more detail; once is enough.
            if (transcoding == null || transcoding.problem() == null) {
                findings.add(Finding.bad(Measure.VIDEO_CODEC, "studio.health.video.codec", video));
            }
        } else if (video == null && settled && audio != null) {
            findings.add(Finding.bad(Measure.VIDEO_CODEC, "studio.health.video.missing"));
        }
        if (audio == null && settled && video != null) {
            findings.add(Finding.warn(Measure.AUDIO_CODEC, "studio.health.audio.missing"));
        } else if (audio != null && !audio.toLowerCase(Locale.ROOT).startsWith("aac")) {
            findings.add(Finding.warn(Measure.AUDIO_CODEC, "studio.health.audio.codec", audio));
        }
    }

    private static void picture(Signal signal, List<Finding> findings) {
        int lines = Math.min(signal.width(), signal.height());
        if (lines > LINES_MOST) {
            findings.add(
                    Finding.warn(Measure.RESOLUTION, "studio.health.resolution.high", signal.width(), signal.height()));
        } else if (lines > 0 && lines < LINES_LEAST) {
            findings.add(
                    Finding.warn(Measure.RESOLUTION, "studio.health.resolution.low", signal.width(), signal.height()));
        }
    }

    private static void frameRate(Signal signal, @Nullable Rendition source, List<Finding> findings) {
        double promised = signal.frameRate();
        double measured = source == null ? 0 : source.frameRate();
        if (promised > 0 && measured > 0 && measured < promised * FRAME_RATE_KEPT) {
            Level level = measured < promised * FRAME_RATE_UNUSABLE ? Level.BAD : Level.WARN;
            findings.add(new Finding(
                    level, Measure.FRAME_RATE, "studio.health.framerate.drop", List.of(measured, promised)));
            return;
        }
        double rate = measured > 0 ? measured : promised;
        if (rate > FRAME_RATE_MOST) {
            findings.add(Finding.warn(Measure.FRAME_RATE, "studio.health.framerate.high", rate));
        } else if (rate > 0 && rate < FRAME_RATE_LEAST) {
            findings.add(Finding.warn(Measure.FRAME_RATE, "studio.health.framerate.low", rate));
        }
    }

    private static void bitrate(Signal signal, List<Finding> findings) {
        if (signal.bitrate() == 0 || signal.width() == 0) {
            return;
        }
        Advice advice = Advice.of(signal.width(), signal.height());
        long kbps = signal.bitrate() / 1000;
        if (kbps < advice.leastKbps() * BITRATE_POOR) {
            findings.add(Finding.warn(
                    Measure.BITRATE,
                    "studio.health.bitrate.low",
                    kbps,
                    advice.lines(),
                    advice.leastKbps(),
                    advice.mostKbps()));
        } else if (kbps > advice.mostKbps() * BITRATE_EXCESS) {
            findings.add(Finding.warn(
                    Measure.BITRATE,
                    "studio.health.bitrate.high",
                    kbps,
                    advice.lines(),
                    advice.leastKbps(),
                    advice.mostKbps()));
        }
    }

    private static void keyframes(@Nullable Rendition source, List<Finding> findings) {
        Duration interval = source == null ? null : source.keyframeInterval();
        if (interval == null || interval.compareTo(KEYFRAME_ADVISED) <= 0) {
            return;
        }
        Level level = interval.compareTo(KEYFRAME_MOST) > 0 ? Level.BAD : Level.WARN;
        findings.add(new Finding(
                level, Measure.KEYFRAMES, "studio.health.keyframes", List.of(interval.toMillis() / 1000.0)));
    }

    private static void transcoding(TranscodingStatus status, List<Finding> findings) {
        String problem = status.problem();
        if (problem != null) {
            String detail = status.detail();
            findings.add(Finding.bad(Measure.TRANSCODING, problem, detail == null ? "" : detail));
        } else if (status.state() == TranscodingStatus.State.FAILED) {
            findings.add(Finding.bad(Measure.TRANSCODING, "studio.health.transcoding.failed"));
        }
        if (problem == null && status.state() == TranscodingStatus.State.RESTARTING) {
            findings.add(Finding.warn(Measure.TRANSCODING, "studio.health.transcoding.restarting", status.restarts()));
        }
        if (status.nodeFull()) {
            findings.add(Finding.warn(Measure.TRANSCODING, "studio.health.node.full"));
        }
        if (status.state() == TranscodingStatus.State.RUNNING && status.speed() > 0 && status.speed() < SPEED_LEAST) {
            findings.add(Finding.warn(Measure.TRANSCODING, "studio.health.transcoding.slow", status.speed()));
        }
    }
}
