package io.vitrine.nodes;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Publishes to an ingest with a real FFmpeg, and lets it in as the application would. */
final class Encoder implements AutoCloseable {

    private final HttpServer callbacks;
    private final Process ffmpeg;

    private Encoder(HttpServer callbacks, Process ffmpeg) {
        this.callbacks = callbacks;
        this.ffmpeg = ffmpeg;
    }

    static HttpServer application() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/rtmp/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Encoder publish(HttpServer application, int rtmpPort) {
        try {
            return new Encoder(
                    application,
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
    public void close() {
        ffmpeg.destroyForcibly();
        callbacks.stop(0);
    }
}
