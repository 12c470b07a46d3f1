package io.vitrine.transcoding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * One transcoded rendition of the ladder.
 *
 * @param height lines of the picture, an even number; the width follows from the source's shape
 * @param bitrate of the video, kbit/s
 */
record Rung(
        @Min(144) @Max(2160) int height,
        @Min(100) @Max(20_000) int bitrate) {

    /** Its name in addresses. */
    String name() {
        return height + "p";
    }
}
