package io.vitrine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Thousands of pages that listen to the same show, in one thread. */
final class FeedViewers implements AutoCloseable {

    private static final int ADDRESSES = 20;
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final Selector selector = Selector.open();
    private final List<FeedViewer> viewers = new ArrayList<>();
    private final List<Frame> frames = Collections.synchronizedList(new ArrayList<>());
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread reader = new Thread(this::read, "feed-viewers");
    private volatile boolean closing;
    private volatile @Nullable IOException failure;

    /** Connects them, and waits until all listen. */
    FeedViewers(int port, String path, int count) throws IOException {
        var server = new InetSocketAddress("127.0.0.1", port);
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        reader.setDaemon(true);
        for (int number = 0; number < count; number++) {
            SocketChannel channel = SocketChannel.open();
            channels.add(channel);
            channel.bind(new InetSocketAddress("127.0.2." + (number % ADDRESSES + 1), 0));
            channel.connect(server);
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            // Whatever the first one is sent is sent to all.
            FeedViewer viewer =
                    new FeedViewer(number == 0 ? json -> frames.add(new Frame(System.nanoTime(), json)) : null);
            viewers.add(viewer);
            channel.register(selector, SelectionKey.OP_READ, viewer);
        }
        reader.start();
        Awaitility.await("everybody listens")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> viewers.stream().allMatch(FeedViewer::isListening));
    }

    private void read() {
        ByteBuffer in = ByteBuffer.allocateDirect(MOST_AT_ONCE);
        byte[] bytes = new byte[MOST_AT_ONCE];
        try {
            while (!closing) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    in.clear();
                    int count = ((SocketChannel) key.channel()).read(in);
                    if (count < 0) {
                        throw new IOException("The edge closed the connection of somebody who listened");
                    }
                    in.flip().get(bytes, 0, count);
                    ((FeedViewer) key.attachment()).receive(bytes, count, System.nanoTime());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    int count() {
        return viewers.size();
    }

    /** What everybody was sent so far. */
    List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** Ends the connections; what came is known from then on. */
    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
        IOException failed = failure;
        if (failed != null) {
            throw new UncheckedIOException(failed);
        }
    }

    List<FeedViewer> viewers() {
        return viewers;
    }

    /**
     * What a page is sent.
     *
     * @param at when it came, by {@link System#nanoTime}
     */
    record Frame(long at, String json) {}
}
