package io.vitrine.packaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes the latest events of a stream into its media playlists, as long as their place is in them. */
final class DateRanges {

    private static final int MOST = 200;
    /** Of all of them in one playlist, which is made anew for every part: the oldest give way. */
    private static final int MOST_CHARACTERS = 32 * 1024;

    private final List<StreamEvent> events = new CopyOnWriteArrayList<>();

    void add(StreamEvent event) {
        events.add(event);
        if (events.size() > MOST) {
            events.remove(0);
        }
    }

    /** What stands before each of the segments: readers that know one at a time find most of them there. */
    List<String> before(List<Segment> segments) {
        String[] tags = new String[segments.size()];
        Arrays.fill(tags, "");
        int size = 0;
        for (int i = events.size() - 1; i >= 0 && size < MOST_CHARACTERS; i--) {
            StreamEvent event = events.get(i);
            int place = place(event.at(), segments);
            if (place >= 0) {
                String tag = tag(event);
                tags[place] = tag + tags[place];
                size += tag.length();
            }
        }
        return List.of(tags);
    }

    /** The segment that it is in, or that follows the gap that it is in; -1 if it is none of these. */
    private static int place(Instant at, List<Segment> segments) {
        if (segments.isEmpty() || at.isBefore(segments.get(0).at())) {
            return -1;
        }
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (!at.isAfter(segment.at().plus(segment.duration(), ChronoUnit.MICROS))) {
                return i;
            }
        }
        return -1;
    }

    private static String tag(StreamEvent event) {
        StringBuilder text = new StringBuilder("#EXT-X-DATERANGE:ID=\"")
                .append(quotable(event.id()))
                .append("\",CLASS=\"")
                .append(quotable(event.kind()))
                .append("\",START-DATE=\"")
                .append(event.at().truncatedTo(ChronoUnit.MILLIS))
                .append("\",DURATION=0");
        new TreeMap<>(event.attributes())
                .forEach((name, value) -> text.append(",X-")
                        .append(name)
                        .append("=\"")
                        .append(quotable(value))
                        .append('"'));
        return text.append('\n').toString();
    }

    /** A playlist knows no way to write these in a text. */
    private static String quotable(String value) {
        return value.replace('"', '\'').replaceAll("[\\r\\n]", " ");
    }
}
