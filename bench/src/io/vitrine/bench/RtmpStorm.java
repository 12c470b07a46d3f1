package io.vitrine.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets many encoders ask for permission to publish, all at once, and notes what each is told. */
final class RtmpStorm implements AutoCloseable {

    // Linux holds at most 511 connections that nginx-rtmp has not accepted yet, and lets the rest try again after a
    // second: this would measure that second.
    private static final int KNOCKING = 400;

    private final List<RtmpAttempt> attempts = new ArrayList<>();
    private final Selector selector;
    private double seconds;

    private RtmpStorm() throws IOException {
        selector = Selector.open();
    }

    /** Returns when every attempt has its verdict; those that were accepted stay connected until this is closed. */
    static RtmpStorm rage(int port, List<String> keys, Duration patience) throws IOException {
        var storm = new RtmpStorm();
        try {
            storm.run(new InetSocketAddress("127.0.0.1", port), keys, patience);
            return storm;
        } catch (IOException | RuntimeException e) {
            storm.close();
            throw e;
        }
    }

    /** In the order of the keys. */
    List<RtmpAttempt> attempts() {
        return attempts;
    }

    double verdictsPerSecond() {
        return attempts.size() / seconds;
    }

    double seconds() {
        return seconds;
    }

    private void run(InetSocketAddress server, List<String> keys, Duration patience) throws IOException {
        long start = System.nanoTime();
        long deadline = start + patience.toNanos();
        int decided = 0;
        int greeted = 0;
        while (decided < keys.size() && System.nanoTime() < deadline) {
            while (attempts.size() < keys.size() && attempts.size() - greeted < KNOCKING) {
                attempts.add(new RtmpAttempt(selector, server, keys.get(attempts.size())));
            }
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                var attempt = (RtmpAttempt) key.attachment();
                boolean wasDecided = attempt.isDecided();
                boolean wasGreeted = attempt.isGreeted();
                attempt.proceed();
                decided += attempt.isDecided() && !wasDecided ? 1 : 0;
                greeted += attempt.isGreeted() && !wasGreeted ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
        seconds = (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws IOException {
        for (RtmpAttempt attempt : attempts) {
            attempt.close();
        }
        selector.close();
    }
}
