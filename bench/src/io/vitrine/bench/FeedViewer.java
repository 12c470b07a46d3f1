package io.vitrine.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A page that listens to a show: reads Server-Sent Events as they come, and notes each event of the show's log. */
final class FeedViewer {

    /** Of all other lines no more is looked at. */
    private static final int BEGINNING = 700;

    private static final int WHOLE = 16 * 1024;
    private static final byte[] FOUND = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable Consumer<String> recorder;
    private final byte[] line;
    private int length;
    private boolean listening;
    private long[] seqs = new long[64];
    private long[] times = new long[64];
    private int events;

    /** @param recorder is given the JSON of every frame */
    FeedViewer(@Nullable Consumer<String> recorder) {
        this.recorder = recorder;
        this.line = new byte[recorder == null ? BEGINNING : WHOLE];
    }

    void receive(byte[] bytes, int count, long now) {
        for (int i = 0; i < count; i++) {
            byte next = bytes[i];
            if (next == '\n') {
                end(now);
                length = 0;
            } else if (length < line.length) {
                line[length++] = next;
            }
        }
    }

    private void end(long now) {
        if (!listening) {
            listening = begins(FOUND);
        } else if (begins(DATA)) {
            if (recorder != null) {
                recorder.accept(
                        new String(line, DATA.length, length - DATA.length, StandardCharsets.UTF_8).stripTrailing());
            }
            int at = find(SEQ);
            if (at >= 0) {
                note(number(at + SEQ.length), now);
            }
        }
    }

    private void note(long seq, long now) {
        if (events == seqs.length) {
            seqs = Arrays.copyOf(seqs, 2 * events);
            times = Arrays.copyOf(times, 2 * events);
        }
        seqs[events] = seq;
        times[events++] = now;
    }

    private boolean begins(byte[] with) {
        return length >= with.length && Arrays.equals(line, 0, with.length, with, 0, with.length);
    }

    private int find(byte[] text) {
        for (int at = DATA.length; at <= length - text.length; at++) {
            if (line[at] == text[0] && Arrays.equals(line, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        return -1;
    }

    private long number(int from) {
        long number = 0;
        for (int at = from; at < length && line[at] >= '0' && line[at] <= '9'; at++) {
            number = 10 * number + line[at] - '0';
        }
        return number;
    }

    boolean isListening() {
        return listening;
    }

    /** The numbers of the events that came, as they came. */
    long[] seqs() {
        return Arrays.copyOf(seqs, events);
    }

    /** When each of them came, by {@link System#nanoTime}. */
    long[] times() {
        return Arrays.copyOf(times, events);
    }
}
