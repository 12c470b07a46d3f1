package io.vitrine.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Publishes to an ingest with a real FFmpeg, and lets it in as the application would. */
final class Encoder implements AutoCloseable {

    private final ServerSocketChannel callbacks;
    private final Process ffmpeg;

    private Encoder(ServerSocketChannel callbacks, Process ffmpeg) {
        this.callbacks = callbacks;
        this.ffmpeg = ffmpeg;
    }

    /** Says yes to every call. */
    private static void answer(ServerSocketChannel callbacks) {
        try {
            while (true) {
                try (SocketChannel call = callbacks.accept()) {
                    call.read(ByteBuffer.allocate(64 << 10));
                    call.write(ByteBuffer.wrap("HTTP/1.0 200 \r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    static Encoder publish(Path socket, int rtmpPort) {
        try {
            ServerSocketChannel callbacks = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            callbacks.bind(UnixDomainSocketAddress.of(socket));
            var application = new Thread(() -> answer(callbacks), "application");
            application.setDaemon(true);
            application.start();
            return new Encoder(
                    callbacks,
                    new ProcessBuilder(List.of(
                                    "ffmpeg",
                                    "-nostdin",
                                    "-loglevel",
                                    "error",
                                    "-re",
                                    "-f",
                                    "lavfi",
                                    "-i",
                                    "testsrc2=s=320x180:r=15",
                                    "-c:v",
                                    "libx264",
                                    "-preset",
                                    "ultrafast",
                                    "-g",
                                    "15",
                                    "-f",
                                    "flv",
                                    "rtmp://127.0.0.1:" + rtmpPort + "/live/show"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isConnected() {
        return ffmpeg.isAlive();
    }

    void leave() {
        ffmpeg.destroy();
    }

    @Override
    public void close() throws IOException {
        ffmpeg.destroyForcibly();
        callbacks.close();
    }
}
