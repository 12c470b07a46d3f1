package io.vitrine.transcoding;

import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.profiles.Rung;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an encoder sends, as far as it decides what FFmpeg has to do.
 *
 * @param height of the picture, up to 15 lines more than what is shown
 */
record Source(
        int height, @Nullable String videoCodec, @Nullable String audioCodec) {

    static Source of(PublishedStream stream) {
        return new Source(stream.height(), stream.videoCodec(), stream.audioCodec());
    }

    /** Whether enough has arrived to decide. */
    boolean isKnown() {
        return videoCodec != null && (height > 0 || !isPlayable());
    }

    /** Whether browsers play what is copied. */
    boolean isPlayable() {
        return videoCodec != null && videoCodec.toUpperCase(Locale.ROOT).startsWith("H264");
    }

    boolean hasAac() {
        return audioCodec != null && audioCodec.toUpperCase(Locale.ROOT).startsWith("AAC");
    }

    /** A rung that is taller would only cost; one as tall serves viewers who cannot take the source's bitrate. */
    boolean carries(Rung rung) {
        return rung.height() <= height;
    }
}
