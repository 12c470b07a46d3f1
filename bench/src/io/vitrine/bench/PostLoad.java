package io.vitrine.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Many visitors, each with an address and a connection of their own that stays open, who send over and over. One thread
 * serves them all, so that they take little from what is measured on the same machine.
 */
final class PostLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Selector selector = Selector.open();
    private final List<PostConnection> connections = new ArrayList<>();
    private final Deque<PostConnection> idle = new ArrayDeque<>();

    /** Connects so many visitors, from 127.0.1.1 onwards; there are at most 250. */
    PostLoad(int port, int visitors) throws IOException {
        var server = new InetSocketAddress("127.0.0.1", port);
        for (int number = 1; number <= visitors; number++) {
            connections.add(new PostConnection(selector, new InetSocketAddress("127.0.1." + number, 0), server));
        }
        idle.addAll(connections);
    }

    /** Sends as fast as is answered, with so many requests open at once. */
    Result asFastAsItGoes(IntFunction<byte[]> requests, int atOnce, Duration time) throws IOException {
        return run(requests, atOnce, 0, time);
    }

    /**
     * Sends so many requests a second, whether or not those before are answered. What an answer takes counts from when
     * its request was due.
     */
    Result paced(IntFunction<byte[]> requests, int perSecond, Duration time) throws IOException {
        return run(requests, connections.size(), 1_000_000_000L / perSecond, time);
    }

    private Result run(IntFunction<byte[]> requests, int atOnce, long period, Duration time) throws IOException {
        var result = new Result();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        long due = begin;
        int sent = 0;
        int open = 0;
        for (long now = begin; now < end || open > 0; now = System.nanoTime()) {
            while (now < end && open < atOnce && due <= now && !idle.isEmpty()) {
                idle.removeFirst().send(requests.apply(sent++), period == 0 ? now : due);
                due += period;
                open++;
            }
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                var connection = (PostConnection) key.attachment();
                int status = connection.receive();
                if (status > 0) {
                    result.note(status, System.nanoTime() - connection.since());
                    idle.addLast(connection);
                    open--;
                }
            }
            selector.selectedKeys().clear();
            if (now > end + PATIENCE.toNanos()) {
                throw new IOException(open + " requests were never answered");
            }
        }
        result.took = System.nanoTime() - begin;
        return result;
    }

    @Override
    public void close() throws IOException {
        for (PostConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    /** What was answered. */
    static final class Result {

        private final List<Double> millis = new ArrayList<>();
        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private long took;

        private void note(int status, long nanos) {
            statuses.merge(status, 1, Integer::sum);
            millis.add(nanos / 1e6);
        }

        int count(int status) {
            return statuses.getOrDefault(status, 0);
        }

        double share(int status) {
            return count(status) / (double) millis.size();
        }

        double perSecond(int status) {
            return count(status) / (took / 1e9);
        }

        /** Within how many milliseconds this share of the requests was answered. */
        double within(double share) {
            return Numbers.share(millis, share);
        }

        boolean isOnly(int status) {
            return statuses.keySet().equals(Set.of(status));
        }

        Map<Integer, Integer> statuses() {
            return statuses;
        }
    }
}
