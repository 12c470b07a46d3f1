package io.vitrine.screenshots;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A system of the shop that takes the first message, and none after it. */
final class Warehouse implements AutoCloseable {

    private static final int TAKEN = 200;
    private static final int BUSY = 503;

    private final HttpServer server;
    private final AtomicBoolean busy = new AtomicBoolean();

    Warehouse() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            boolean taken = busy.compareAndSet(false, true);
            byte[] answer =
                    (taken ? "{\"status\":\"ok\"}" : "Stocktaking until noon\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(taken ? TAKEN : BUSY, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/vitrine";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
