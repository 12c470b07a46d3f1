package io.vitrine.studio;

import io.vitrine.ingest.Signals.Signal;
import io.vitrine.packaging.StreamStatus.Rendition;
import io.vitrine.studio.Finding.Level;
import io.vitrine.studio.Finding.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a signal.
 *
 * @param code the key of the message that writes the value; null while it is not known
 */
record Reading(Measure measure, Level level, @Nullable String code, List<Object> args) {

    /** All figures; what was measured of the stream is preferred to what the encoder says of it. */
    static List<Reading> of(Signal signal, @Nullable Rendition source, List<Finding> findings) {
        double rate = source != null && source.frameRate() > 0 ? source.frameRate() : signal.frameRate();
        int width = source != null && source.width() > 0 ? source.width() : signal.width();
        int height = source != null && source.height() > 0 ? source.height() : signal.height();
        Duration interval = source == null ? null : source.keyframeInterval();
        return List.of(
                of(Measure.BITRATE, findings, signal.bitrate() > 0, "studio.measure.kbps", signal.bitrate() / 1000),
                of(Measure.FRAME_RATE, findings, rate > 0, "studio.measure.fps", rate),
                of(Measure.RESOLUTION, findings, width > 0, "studio.measure.size", width, height),
                text(Measure.VIDEO_CODEC, findings, signal.videoCodec()),
                text(Measure.AUDIO_CODEC, findings, signal.audioCodec()),
                of(
                        Measure.KEYFRAMES,
                        findings,
                        interval != null,
                        "studio.measure.every",
                        interval == null ? 0.0 : interval.toMillis() / 1000.0));
    }

    public String label() {
        return "studio.measure." + measure.name().toLowerCase(Locale.ROOT);
    }

    private static Reading text(Measure measure, List<Finding> findings, @Nullable String value) {
        return of(measure, findings, value != null, "studio.measure.text", value == null ? "" : value);
    }

    private static Reading of(Measure measure, List<Finding> findings, boolean known, String code, Object... args) {
        return new Reading(measure, SignalHealth.levelOf(measure, findings), known ? code : null, List.of(args));
    }
}
