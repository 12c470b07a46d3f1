package io.vitrine.packaging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the multivariant playlist of a stream from what its renditions really are. */
final class MultivariantPlaylist {

    /** So many segments have to be measured before their bitrate says more than what was asked for. */
    private static final int ENOUGH_SEGMENTS = 3;

    private MultivariantPlaylist() {}

    static Optional<String> write(List<Rendition> playable) {
        if (playable.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(1024);
        text.append("#EXTM3U\n#EXT-X-VERSION:9\n");
        for (Rendition rendition : playable) {
            write(text, rendition);
        }
        return Optional.of(text.toString());
    }

    private static void write(StringBuilder text, Rendition rendition) {
        StreamStatus.Rendition measured = rendition.status();
        boolean known = rendition.timeline().closed().size() >= ENOUGH_SEGMENTS;
        long peak = rendition.timeline().peakBitrate();
        long most = rendition.spec().maxBitrate();
        text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(known || most == 0 ? Math.max(peak, 1) : Math.max(most, 1));
        if (known) {
            text.append(",AVERAGE-BANDWIDTH=").append(measured.bitrate());
        }
        text.append(",CODECS=\"").append(measured.codecs()).append('"');
        if (measured.width() > 0) {
            text.append(",RESOLUTION=").append(measured.width()).append('x').append(measured.height());
        }
        if (measured.frameRate() > 0) {
            text.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", measured.frameRate()));
        }
        text.append('\n').append(rendition.spec().name()).append(".m3u8\n");
    }
}
