package io.vitrine.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of Vitrine leaves to the next: a line for each segment.
 *
 * <p>It is written when a segment opens, so of the last one only the beginning is noted; how far it got is read from
 * its own file.
 */
record RenditionState(
        int initialisations,
        long next,
        List<Segment> segments,
        @Nullable Movie movie) {

    private static final String OPEN = "-";

    static String write(Timeline timeline, int initialisations) {
        StringBuilder text = new StringBuilder(2048);
        text.append(initialisations).append(' ').append(timeline.next()).append('\n');
        for (Segment segment : timeline.segments()) {
            text.append(segment.number())
                    .append(' ')
                    .append(segment.initialisation())
                    .append(' ')
                    .append(segment.discontinuities())
                    .append(' ')
                    .append(segment.at().toEpochMilli())
                    .append(' ')
                    .append(segment.frames())
                    .append(' ')
                    .append(segment.bytes())
                    .append(' ')
                    .append(segment.isClosed() ? Long.toString(segment.duration()) : OPEN)
                    .append(' ')
                    .append(segment.isIndependent())
                    .append('\n');
        }
        return text.toString();
    }

    /** @return null if there is nothing that can be gone on with */
    static @Nullable RenditionState read(SegmentStore store) throws IOException {
        String text = store.readState();
        if (text == null) {
            return null;
        }
        try {
            return parse(text.strip().split("\n"), store);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("its state cannot be read", e);
        }
    }

    private static RenditionState parse(String[] lines, SegmentStore store) throws IOException {
        String[] head = lines[0].split(" ");
        int initialisations = Integer.parseInt(head[0]);
        Movie movie = initialisations == 0 ? null : movie(store, initialisations - 1);
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            Segment segment = segment(lines[i].split(" "), store, movie);
            if (segment != null) {
                // A playlist counts its segments, so one that is missing hides all before it.
                if (!segments.isEmpty() && segments.get(segments.size() - 1).number() != segment.number() - 1) {
                    segments.clear();
                }
                segments.add(segment);
            }
        }
        long next = segments.isEmpty()
                ? Long.parseLong(head[1])
                : segments.get(segments.size() - 1).number() + 1;
        return new RenditionState(initialisations, next, segments, movie);
    }

    private static @Nullable Segment segment(String[] line, SegmentStore store, @Nullable Movie movie)
            throws IOException {
        Segment segment = new Segment(
                Long.parseLong(line[0]),
                Integer.parseInt(line[1]),
                Long.parseLong(line[2]),
                Instant.ofEpochMilli(Long.parseLong(line[3])),
                0,
                Boolean.parseBoolean(line[7]));
        Path file = store.segment(segment.number());
        if (!Files.exists(file)) {
            return null;
        }
        if (!line[6].equals(OPEN)) {
            segment.restore(Long.parseLong(line[6]), Long.parseLong(line[5]), Long.parseLong(line[4]));
            return segment;
        }
        return movie == null ? null : measured(segment, file, movie, store);
    }

    private static @Nullable Segment measured(Segment segment, Path file, Movie movie, SegmentStore store)
            throws IOException {
        Measure measure = new Measure();
        FragmentReader reader = new FragmentReader(measure, movie);
        byte[] buffer = new byte[64 << 10];
        try (InputStream from = Files.newInputStream(file)) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                reader.feed(buffer, 0, n);
            }
        } catch (MalformedMediaException e) {
            // What came before the damage still counts.
        }
        if (measure.bytes == 0) {
            return null;
        }
        store.truncate(segment.number(), measure.bytes);
        segment.restore(measure.duration, measure.bytes, measure.frames);
        return segment;
    }

    private static @Nullable Movie movie(SegmentStore store, int number) throws IOException {
        Measure measure = new Measure();
        try {
            byte[] bytes = store.readInitialisation(number);
            new FragmentReader(measure).feed(bytes, 0, bytes.length);
        } catch (NoSuchFileException e) {
            return null;
        } catch (MalformedMediaException e) {
            throw new IOException("an initialisation segment cannot be read", e);
        }
        return measure.movie;
    }

    private static final class Measure implements FragmentReader.Sink {

        private long bytes;
        private long duration;
        private long frames;
        private @Nullable Movie movie;

        @Override
        public void movie(Movie read) {
            movie = read;
        }

        @Override
        public void fragment(Movie read, Fragment fragment) {
            bytes += fragment.length();
            duration += fragment.duration();
            frames += fragment.frames();
        }
    }
}
