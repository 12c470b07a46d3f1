package io.vitrine.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One visitor's connection, over which one request after the other is sent. */
final class PostConnection {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";

    private final Selector selector;
    private final InetSocketAddress visitor;
    private final InetSocketAddress server;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private SocketChannel channel;
    private long since;

    /** @param visitor where it comes from; any port if that is 0 */
    PostConnection(Selector selector, InetSocketAddress visitor, InetSocketAddress server) throws IOException {
        this.selector = selector;
        this.visitor = visitor;
        this.server = server;
        this.channel = connected();
    }

    private SocketChannel connected() throws IOException {
        SocketChannel fresh = SocketChannel.open();
        fresh.bind(visitor);
        fresh.connect(server);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.configureBlocking(false);
        fresh.register(selector, SelectionKey.OP_READ, this);
        return fresh;
    }

    /** @param from when the request was due */
    void send(byte[] request, long from) throws IOException {
        since = from;
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    long since() {
        return since;
    }

    /** The answer's status; 0 as long as it is not whole. */
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("The edge closed a connection in the middle of an answer");
        }
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0 || !isWhole(text.substring(0, head + 2), text, head + END_OF_HEAD.length())) {
            return 0;
        }
        in.clear();
        // nginx does that after a thousand requests.
        if (text.substring(0, head + 2).contains("\r\nConnection: close\r\n")) {
            channel.close();
            channel = connected();
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    private static boolean isWhole(String head, String text, int body) {
        String fields = head.toLowerCase(Locale.ROOT);
        int length = fields.indexOf(LENGTH);
        if (length < 0) {
            return text.endsWith("0\r\n\r\n");
        }
        int end = fields.indexOf('\r', length + 2);
        int bytes =
                Integer.parseInt(fields.substring(length + LENGTH.length(), end).strip());
        return text.length() - body >= bytes;
    }

    void close() throws IOException {
        channel.close();
    }
}
