package io.vitrine.packaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes the latest events of a stream into its media playlists, as long as their place is in them. */
final class DateRanges {

    private static final int MOST = 50;

    private final List<StreamEvent> events = new CopyOnWriteArrayList<>();

    void add(StreamEvent event) {
        events.add(event);
        if (events.size() > MOST) {
            events.remove(0);
        }
    }

    void write(StringBuilder text, List<Segment> segments) {
        if (segments.isEmpty() || events.isEmpty()) {
            return;
        }
        Segment last = segments.get(segments.size() - 1);
        Instant from = segments.get(0).at();
        Instant to = last.at().plus(last.duration(), ChronoUnit.MICROS);
        for (StreamEvent event : events) {
            if (!event.at().isBefore(from) && !event.at().isAfter(to)) {
                write(text, event);
            }
        }
    }

    private static void write(StringBuilder text, StreamEvent event) {
        text.append("#EXT-X-DATERANGE:ID=\"")
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
        text.append('\n');
    }

    /** A playlist knows no way to write these in a text. */
    private static String quotable(String value) {
        return value.replace('"', '\'').replaceAll("[\\r\\n]", " ");
    }
}
