package io.vitrine.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a process writes until it writes no more, on a thread of its own, so that its pipe never fills. */
final class LineReader {

    private static final Logger log = LoggerFactory.getLogger(LineReader.class);
    /** A process that never ends its line must not fill our memory. */
    private static final int LONGEST_LINE = 8192;

    private LineReader() {}

    static Thread start(String name, InputStream input, Consumer<String> line) {
        Thread thread = new Thread(() -> read(name, input, line), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(String name, InputStream input, Consumer<String> line) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            StringBuilder text = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                boolean ends = c == '\n' || c == '\r';
                if (!ends) {
                    text.append((char) c);
                }
                if ((ends && !text.isEmpty()) || text.length() == LONGEST_LINE) {
                    line.accept(text.toString());
                    text.setLength(0);
                }
            }
        } catch (IOException e) {
            // The pipe of a killed process ends like this.
            log.debug("{}: {}", name, e.toString());
        }
    }
}
