package io.vitrine.ingest;

import io.vitrine.nodes.MediaNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens for the calls of nginx-rtmp, on a socket in the data folder: nobody reaches it who is not on this machine.
 *
 * <p>One thread takes all calls in, and no thread waits for a verdict. nginx makes a connection for each call and asks
 * for one thing only; a web server with a thread for each took longer over that than a verdict takes.
 */
@Component
class CallbackServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CallbackServer.class);

    /** All encoders of a node may come back in the same second. */
    private static final int BACKLOG = 4096;

    /** nginx itself gives up after as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Calls are taken so many at a time, and then it is looked who has come meanwhile. */
    private static final int AT_ONCE = 64;

    /** Calls that have not said all they want: nginx says it at once, so more than these are somebody else's. */
    private static final int MOST_WAITING = 8192;

    private static final int BUFFER = 16 << 10;

    private final @Nullable Path socket;
    private final Callbacks callbacks;
    private @Nullable Selector selector;
    private volatile boolean running;

    CallbackServer(MediaNode node, Callbacks callbacks) {
        this.socket = node.callbackSocket().orElse(null);
        this.callbacks = callbacks;
    }

    @Override
    public boolean isAutoStartup() {
        return socket != null;
    }

    /** When web servers have started and this instance leads: before nginx does. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 2046;
    }

    @Override
    public void start() {
        if (socket == null || running) {
            return;
        }
        try {
            ServerSocketChannel server = listen(socket);
            Selector waiting = Selector.open();
            server.configureBlocking(false);
            server.register(waiting, SelectionKey.OP_ACCEPT);
            running = true;
            selector = waiting;
            new Thread(() -> serve(server, waiting, socket), "callbacks").start();
        } catch (IOException e) {
            throw new UncheckedIOException("The socket " + socket + " cannot be listened on", e);
        }
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        Files.createDirectories(socket.getParent());
        // Of a run that was killed.
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
        // nginx's worker may be another user; callers prove who they are by the secret.
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
        return server;
    }

    @Override
    public void stop() {
        running = false;
        if (selector != null) {
            selector.wakeup();
            selector = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void serve(ServerSocketChannel server, Selector waiting, Path path) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (server;
                waiting) {
            while (running) {
                waiting.select(key -> proceed(key, server, buffer), PATIENCE.toMillis());
                closeIdle(waiting);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.error("The calls of nginx-rtmp are heard no longer: restart Vitrine", e);
        }
    }

    private void proceed(SelectionKey key, ServerSocketChannel server, ByteBuffer buffer) {
        try {
            if (key.attachment() instanceof Call call) {
                if (call.read(buffer)) {
                    key.cancel();
                    callbacks.answer(call);
                }
            } else {
                takeAll(server, key.selector(), buffer);
            }
        } catch (RuntimeException | Error e) {
            failed(key.attachment(), e);
        }
    }

    /** Whatever one call does, the others are heard. */
    private static void failed(@Nullable Object call, Throwable failure) {
        log.error("A call of nginx-rtmp failed", failure);
        if (call instanceof Call one) {
            one.close();
        }
    }

    private void takeAll(ServerSocketChannel server, Selector waiting, ByteBuffer buffer) {
        Deque<SocketChannel> accepted = new ArrayDeque<>();
        do {
            // First of all they leave the system's queue: what finds it full is lost, and nginx does not call again.
            accept(server, accepted);
            for (int i = 0; i < AT_ONCE && !accepted.isEmpty(); i++) {
                take(new Call(accepted.remove()), waiting, buffer);
            }
        } while (!accepted.isEmpty());
    }

    private static void accept(ServerSocketChannel server, Deque<SocketChannel> accepted) {
        try {
            for (SocketChannel caller = server.accept(); caller != null; caller = server.accept()) {
                accepted.add(caller);
            }
        } catch (IOException e) {
            log.warn("Calls of nginx-rtmp cannot be taken now", e);
            // Such as too many open files: the call stays in the queue, and would be tried again at once.
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void take(Call call, Selector waiting, ByteBuffer buffer) {
        try {
            // Most have sent all by now.
            if (call.read(buffer)) {
                callbacks.answer(call);
            } else if (waiting.keys().size() > MOST_WAITING) {
                call.close();
            } else {
                call.awaitMore(waiting);
            }
        } catch (RuntimeException | Error e) {
            failed(call, e);
        }
    }

    private static void closeIdle(Selector waiting) {
        long oldest = System.nanoTime() - PATIENCE.toNanos();
        for (SelectionKey key : waiting.keys()) {
            if (key.attachment() instanceof Call call && call.since() - oldest < 0) {
                call.close();
            }
        }
    }
}
