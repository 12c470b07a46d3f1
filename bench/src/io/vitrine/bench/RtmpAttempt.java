package io.vitrine.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One encoder that asks for permission to publish, step by step as encoders do. */
final class RtmpAttempt {

    private static final int HELLO_BYTES = 1 + 2 * 1536;

    /** What the encoder waits for. */
    private enum Step {
        TCP,
        HELLO,
        CONNECTED,
        STREAM,
        VERDICT,
        DECIDED
    }

    private final SocketChannel channel;
    private final SelectionKey selection;
    private final String key;
    private final int port;
    private final RtmpReader reader = new RtmpReader();
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private Step step = Step.TCP;
    private boolean accepted;

    RtmpAttempt(Selector selector, InetSocketAddress server, String key) throws IOException {
        this.key = key;
        this.port = server.getPort();
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        selection = channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(server);
    }

    boolean isDecided() {
        return step == Step.DECIDED;
    }

    /** Whether the server has answered anything at all. */
    boolean isGreeted() {
        return step != Step.TCP && step != Step.HELLO;
    }

    boolean isAccepted() {
        return accepted;
    }

    void proceed() {
        try {
            if (step == Step.TCP) {
                channel.finishConnect();
                selection.interestOps(SelectionKey.OP_READ);
                step = Step.HELLO;
                write(RtmpWriter.hello());
            } else if (channel.read(in) < 0) {
                decide(false);
            } else {
                in.flip();
                understand();
                in.compact();
            }
        } catch (IOException e) {
            decide(false);
        }
    }

    private void understand() throws IOException {
        if (step == Step.HELLO) {
            if (in.remaining() < HELLO_BYTES) {
                return;
            }
            byte[] hello = new byte[HELLO_BYTES];
            in.get(hello);
            write(RtmpWriter.echo(Arrays.copyOfRange(hello, 1, 1537)));
            write(RtmpWriter.connect("live", "rtmp://127.0.0.1:" + port + "/live"));
            step = Step.CONNECTED;
        }
        for (RtmpReader.Received message : reader.read(in)) {
            hear(message);
        }
    }

    private void hear(RtmpReader.Received message) throws IOException {
        if (message.says("_error")) {
            decide(false);
        } else if (step == Step.CONNECTED && message.says("_result")) {
            write(RtmpWriter.createStream());
            step = Step.STREAM;
        } else if (step == Step.STREAM && message.says("_result")) {
            write(RtmpWriter.publish(1, key));
            step = Step.VERDICT;
        } else if (step == Step.VERDICT && message.says("onStatus")) {
            decide(message.says("NetStream.Publish.Start"));
        }
    }

    /** A server that closes the connection has refused; one that closes it after its verdict only ends it. */
    private void decide(boolean verdict) {
        if (step != Step.DECIDED) {
            accepted = verdict;
            step = Step.DECIDED;
        }
        if (!verdict) {
            close();
        }
    }

    private void write(ByteBuffer message) throws IOException {
        while (message.hasRemaining()) {
            channel.write(message);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing depends on how it was closed.
        }
    }
}
