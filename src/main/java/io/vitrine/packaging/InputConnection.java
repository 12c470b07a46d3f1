package io.vitrine.packaging;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Feeds an {@link Input} with what its connection brings. */
final class InputConnection implements ReadListener {

    private final byte[] buffer = new byte[16 << 10];
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean unwanted;
    private @Nullable Input input;
    private @Nullable AsyncContext context;
    private @Nullable ServletInputStream from;

    void begin(Input taken, AsyncContext asynchronous, ServletInputStream body) {
        input = taken;
        context = asynchronous;
        from = body;
        body.setReadListener(this);
    }

    /** Takes nothing more. The connection is cut with the next bytes, whose sender learns of it at once. */
    void close() {
        unwanted = true;
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream body = from;
        Input sink = input;
        if (body == null || sink == null) {
            return;
        }
        while (body.isReady() && !body.isFinished()) {
            int count = body.read(buffer);
            if (unwanted) {
                throw new IOException("Another input took its place");
            }
            if (count > 0) {
                feed(sink, count);
            }
        }
    }

    private void feed(Input sink, int count) throws IOException {
        try {
            sink.feed(buffer, count);
        } catch (InputOverException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void onAllDataRead() {
        finish("its sender ended it");
    }

    @Override
    public void onError(Throwable cause) {
        finish("its connection broke");
    }

    private void finish(String reason) {
        Input sink = input;
        AsyncContext asynchronous = context;
        if (over.compareAndSet(false, true) && sink != null && asynchronous != null) {
            sink.end(reason);
            asynchronous.complete();
        }
    }
}
