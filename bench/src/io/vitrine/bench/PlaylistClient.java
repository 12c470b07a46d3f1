package io.vitrine.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One viewer who reads a media playlist again and again over one connection. */
final class PlaylistClient {

    private static final long PERIOD = Duration.ofSeconds(1).toNanos();
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final SocketChannel channel;
    private final SelectionKey selection;
    private final String playlist;
    private final boolean blocking;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private long due;
    private boolean asked;
    private String query = "";
    private long answers;
    private long failures;

    PlaylistClient(Selector selector, InetSocketAddress server, String playlist, boolean blocking, long due)
            throws IOException {
        this.playlist = playlist;
        this.blocking = blocking;
        this.due = due;
        channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        selection = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void askIfDue(long now) throws IOException {
        if (asked || now < due || !channel.isOpen()) {
            return;
        }
        asked = true;
        due = now + PERIOD;
        ByteBuffer request = ByteBuffer.wrap(("GET " + playlist + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    void proceed() throws IOException {
        if (channel.read(in) < 0) {
            failures++;
            close();
            return;
        }
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return;
        }
        String body = body(text.substring(0, head + 2).toLowerCase(Locale.ROOT), text.substring(head + 4));
        if (body != null) {
            in.clear();
            asked = false;
            understand(text.startsWith("HTTP/1.1 200"), body);
        }
    }

    private void understand(boolean found, String body) {
        answers++;
        if (!found) {
            failures++;
            query = "";
        } else if (blocking) {
            query = PlaylistPosition.after(body).query();
            due = 0;
        }
    }

    /** Null as long as it is not whole. */
    private static @Nullable String body(String head, String rest) {
        int length = head.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int end = head.indexOf('\r', length + 2);
            int bytes = Integer.parseInt(head.substring(length + 17, end).strip());
            return rest.length() >= bytes ? rest : null;
        }
        // Chunked; the sizes between the chunks do not disturb lines that begin with #EXT.
        return rest.endsWith("0\r\n\r\n") ? rest : null;
    }

    long answers() {
        return answers;
    }

    long failures() {
        return failures;
    }

    void close() throws IOException {
        selection.cancel();
        channel.close();
    }
}
