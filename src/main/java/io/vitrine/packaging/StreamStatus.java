package io.vitrine.packaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been measured of a stream. */
public record StreamStatus(String stream, boolean finished, List<Rendition> renditions, long bytesOnDisk) {

    /**
     * What has been measured of one rendition.
     *
     * @param codecs RFC 6381, for {@code CODECS}; empty until the first input
     * @param bitrate of the last segments, bit/s
     * @param keyframeInterval the longest of the last segments; null until two keyframes came
     * @param lastPartAt when the last part was complete
     * @param delay how much later than its place in time the last part came; null before the first
     * @param problem why its last input was ended, null if it was not
     */
    public record Rendition(
            String name,
            String codecs,
            int width,
            int height,
            double frameRate,
            long bitrate,
            @Nullable Duration keyframeInterval,
            @Nullable Instant lastPartAt,
            long parts,
            @Nullable Duration delay,
            @Nullable String problem) {}
}
