package io.vitrine.process;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last lines of a log, each cut to a bearable length. */
final class LogRing {

    private static final int MOST_LINES = 300;
    private static final int LONGEST_LINE = 500;

    private final Clock clock;
    private final Deque<LoggedLine> lines = new ArrayDeque<>();

    LogRing(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String text) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
        lines.addLast(new LoggedLine(clock.instant(), line));
    }

    synchronized List<LoggedLine> lines() {
        return List.copyOf(lines);
    }
}
