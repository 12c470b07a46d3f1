package io.vitrine.nodes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up what the edge says that it has sent of media: a line of bytes for each answer, which it writes within a second.
 *
 * <p>The file is read when somebody asks, and emptied when it has grown: nginx appends to it.
 */
final class LoggedTraffic implements EdgeTraffic {

    private static final Logger log = LoggerFactory.getLogger(LoggedTraffic.class);
    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long LARGE = 4 << 20;
    private static final int BUFFER = 1 << 16;
    private static final int BITS = 8;

    private final Path file;
    private final Deque<Sum> sums = new ArrayDeque<>();
    private @Nullable Instant readAt;
    private long position;
    /** A number whose line has not ended yet. */
    private long begun;

    LoggedTraffic(Path file) {
        this.file = file;
    }

    @Override
    public synchronized long bitsPerSecond(Instant now) {
        Instant last = readAt;
        if (last == null || !last.plus(PAUSE).isAfter(now)) {
            long bytes = read();
            // What came in the meantime says nothing of now, if nobody has asked for long.
            if (last != null && last.plus(SPAN).isAfter(now)) {
                sums.add(new Sum(now, bytes));
            }
            readAt = now;
        }
        sums.removeIf(sum -> !sum.at().plus(SPAN).isAfter(now));
        return sums.stream().mapToLong(Sum::bytes).sum() * BITS / SPAN.toSeconds();
    }

    private long read() {
        long bytes = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            position = Math.min(position, channel.size());
            channel.position(position);
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer) > 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    int sign = buffer.get();
                    if (sign >= '0' && sign <= '9') {
                        begun = begun * 10 + sign - '0';
                    } else {
                        bytes += begun;
                        begun = 0;
                    }
                }
                buffer.clear();
            }
            position = channel.position();
            if (position > LARGE) {
                channel.truncate(0);
                position = 0;
            }
        } catch (NoSuchFileException e) {
            log.trace("The edge measures nothing");
        } catch (IOException e) {
            log.warn("What the edge sends cannot be read in {}: {}", file, e.getMessage());
        }
        return bytes;
    }

    private record Sum(Instant at, long bytes) {}
}
