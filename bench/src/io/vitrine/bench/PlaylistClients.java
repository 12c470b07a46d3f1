package io.vitrine.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Viewers of one stream, as far as playlists go: half wait for every part as low-latency players do, half ask each
 * second as plain players do.
 */
final class PlaylistClients {

    private final List<PlaylistClient> clients = new ArrayList<>();
    private final Selector selector = Selector.open();

    /** @param playlist the path that each viewer asks for, by its number */
    PlaylistClients(int port, IntFunction<String> playlist, int count) throws IOException {
        var server = new InetSocketAddress("127.0.0.1", port);
        long now = System.nanoTime();
        for (int number = 0; number < count; number++) {
            // Plain players do not ask in step.
            long phase = Duration.ofSeconds(1).toNanos() * number / count;
            clients.add(new PlaylistClient(selector, server, playlist.apply(number), number % 2 == 0, now + phase));
        }
    }

    void run(Duration duration) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            selector.select(10);
            for (SelectionKey key : selector.selectedKeys()) {
                ((PlaylistClient) key.attachment()).proceed();
            }
            selector.selectedKeys().clear();
            long now = System.nanoTime();
            for (PlaylistClient client : clients) {
                client.askIfDue(now);
            }
        }
    }

    long answers() {
        return clients.stream().mapToLong(PlaylistClient::answers).sum();
    }

    long failures() {
        return clients.stream().mapToLong(PlaylistClient::failures).sum();
    }

    void close() throws IOException {
        for (PlaylistClient client : clients) {
            client.close();
        }
        selector.close();
    }
}
