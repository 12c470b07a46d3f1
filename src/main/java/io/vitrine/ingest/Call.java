package io.vitrine.ingest;

import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that nginx-rtmp has made for one call: one request, one answer, and the end.
 *
 * <p>nginx goes by the first digit of the status alone, waits until the connection is closed, and takes a Location that
 * is no address as the name to publish under.
 */
final class Call {

    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private final SocketChannel caller;
    private final long since = System.nanoTime();
    private byte[] received = {};
    private CallbackRequest request = CallbackRequest.NONE;

    Call(SocketChannel caller) {
        this.caller = caller;
    }

    /** When it began, by {@link System#nanoTime}. */
    long since() {
        return since;
    }

    CallbackRequest request() {
        return request;
    }

    /**
     * Reads what has come.
     *
     * @return whether that is all there is to hear
     */
    boolean read(ByteBuffer buffer) {
        try {
            caller.configureBlocking(false);
            int read = caller.read(buffer.clear());
            while (read > 0 && received.length <= CallbackRequest.LONGEST) {
                int known = received.length;
                received = Arrays.copyOf(received, known + read);
                buffer.flip().get(received, known, read);
                read = caller.read(buffer.clear());
            }
            if (read > 0) {
                request = CallbackRequest.TOO_LONG;
                return true;
            }
            CallbackRequest heard = CallbackRequest.parse(received);
            if (heard != null) {
                request = heard;
                return true;
            }
            if (read < 0) {
                close();
            }
        } catch (IOException e) {
            log.debug("A caller has gone", e);
            close();
        }
        return false;
    }

    void awaitMore(Selector selector) {
        try {
            if (caller.isOpen()) {
                caller.register(selector, SelectionKey.OP_READ, this);
            }
        } catch (IOException e) {
            log.debug("A caller has gone", e);
            close();
        }
    }

    /** Answers, and ends the call. */
    void answer(int status) {
        answer(status, null);
    }

    /** @param name to publish under */
    void answer(int status, @Nullable PublicId name) {
        String answer = "HTTP/1.0 " + status + " \r\n" + (name == null ? "" : "Location: " + name + "\r\n")
                + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        try {
            // It fits into what the system keeps for a connection that nothing was written to.
            caller.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            log.debug("A caller has gone before its answer", e);
        }
        close();
    }

    void close() {
        try {
            caller.close();
        } catch (IOException e) {
            log.debug("A call could not be closed", e);
        }
    }
}
