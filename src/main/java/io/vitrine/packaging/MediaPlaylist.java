package io.vitrine.packaging;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the media playlist of a rendition (RFC 8216bis with the tags of low latency). */
final class MediaPlaylist {

    /** How many of the last segments are told part by part. */
    private static final int TOLD_BY_PARTS = 4;

    /** FFmpeg ends a fragment at the first frame past its aim, so a part may be a frame longer than asked for. */
    private static final Duration SLACK = Duration.ofMillis(30);

    /**
     * hls.js takes a closed segment at the very end for one that goes on, and the segment after an interruption for a
     * mistake in it. A line of any kind after it prevents that.
     */
    private static final String END = "# the next segment is being made\n";

    private final String rendition;
    private final Duration part;
    private final Timeline timeline;
    private final DateRanges events;

    MediaPlaylist(String rendition, Duration part, Timeline timeline, DateRanges events) {
        this.rendition = rendition;
        this.part = part;
        this.timeline = timeline;
        this.events = events;
    }

    /** @param others the last segment of each other rendition, so that a player that changes over need not ask */
    String write(boolean ended, Map<String, Segment> others) {
        List<Segment> segments = timeline.segments();
        long target = partTarget();
        StringBuilder text = new StringBuilder(4096);
        text.append("#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-TARGETDURATION:")
                .append(timeline.targetSeconds())
                .append("\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=")
                .append(seconds(3 * target))
                .append("\n#EXT-X-PART-INF:PART-TARGET=")
                .append(seconds(target))
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(segments.isEmpty() ? timeline.next() : segments.get(0).number())
                .append("\n#EXT-X-DISCONTINUITY-SEQUENCE:")
                .append(segments.isEmpty() ? 0 : segments.get(0).discontinuities())
                .append(timeline.isIndependent() ? "\n#EXT-X-INDEPENDENT-SEGMENTS\n" : "\n");
        List<String> events = this.events.before(segments);
        Segment before = null;
        for (int i = 0; i < segments.size(); i++) {
            text.append(events.get(i));
            write(text, segments.get(i), before, i >= segments.size() - TOLD_BY_PARTS);
            before = segments.get(i);
        }
        if (ended) {
            text.append("#EXT-X-ENDLIST\n");
        } else {
            others.forEach((name, last) -> text.append("#EXT-X-RENDITION-REPORT:URI=\"")
                    .append(name)
                    .append(".m3u8\",LAST-MSN=")
                    .append(last.number())
                    .append(
                            last.parts().isEmpty()
                                    ? ""
                                    : ",LAST-PART=" + (last.parts().size() - 1))
                    .append('\n'));
            text.append(END);
        }
        return text.toString();
    }

    private void write(StringBuilder text, Segment segment, @Nullable Segment before, boolean byParts) {
        if (before != null) {
            // Once for each, also for those of which this rendition brought nothing, so that all renditions count
            // alike.
            for (long i = before.discontinuities(); i < segment.discontinuities(); i++) {
                text.append("#EXT-X-DISCONTINUITY\n");
            }
        }
        if (before == null || before.initialisation() != segment.initialisation()) {
            text.append("#EXT-X-MAP:URI=\"")
                    .append(rendition)
                    .append("/init-")
                    .append(segment.initialisation())
                    .append(".mp4\"\n");
        }
        text.append("#EXT-X-PROGRAM-DATE-TIME:")
                .append(segment.at().truncatedTo(ChronoUnit.MILLIS))
                .append('\n');
        if (byParts) {
            for (Part told : segment.parts()) {
                text.append("#EXT-X-PART:DURATION=")
                        .append(seconds(told.duration()))
                        .append(",URI=\"")
                        .append(rendition)
                        .append("/part/")
                        .append(segment.number())
                        .append(".m4s\",BYTERANGE=\"")
                        .append(told.length())
                        .append('@')
                        .append(told.offset())
                        .append('"')
                        .append(told.independent() ? ",INDEPENDENT=YES\n" : "\n");
            }
        }
        if (segment.isClosed()) {
            text.append("#EXTINF:")
                    .append(seconds(segment.duration()))
                    .append(",\n")
                    .append(rendition)
                    .append('/')
                    .append(segment.number())
                    .append(".m4s\n");
        }
    }

    /** What was asked for, or what the input really makes of it if its frames are too far apart for that. */
    private long partTarget() {
        long asked = part.plus(SLACK).toMillis() * 1000;
        long made = (timeline.longestPart() + 9_999) / 10_000 * 10_000;
        return Math.max(asked, made);
    }

    private static String seconds(long micros) {
        String fraction = Long.toString(1_000_000 + micros % 1_000_000);
        return micros / 1_000_000 + "." + fraction.substring(1);
    }
}
