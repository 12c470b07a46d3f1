package io.vitrine.stage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Writes messages into the database, all that have come meanwhile in one transaction. */
@Component
class ChatWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChatWriter.class);
    private static final int MOST_WAITING = 4000;
    private static final int MOST_AT_ONCE = 500;

    private final ChatStore store;
    private final BlockingQueue<ChatRoom.Draft> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable Thread thread;
    private boolean failing;

    ChatWriter(ChatStore store, MeterRegistry metrics) {
        this.store = store;
        Gauge.builder("vitrine.queue.waiting", queue, BlockingQueue::size)
                .description("What waits to be done")
                .tag("queue", "chat")
                .register(metrics);
    }

    /** @return false if too many are waiting already */
    boolean offer(ChatRoom.Draft draft) {
        return isRunning() && queue.offer(draft);
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "chat-writer");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            try {
                stopping.join(5000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        List<ChatRoom.Draft> batch = new ArrayList<>();
        while (isRunning() || !queue.isEmpty()) {
            try {
                ChatRoom.Draft first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_AT_ONCE);
                    write(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(List<ChatRoom.Draft> batch) {
        try {
            store.add(batch.stream().map(ChatRoom.Draft::message).toList());
            batch.forEach(ChatRoom.Draft::done);
            if (failing) {
                failing = false;
                log.info("Chat messages are kept again");
            }
        } catch (RuntimeException e) {
            if (failing) {
                log.debug("{} more chat messages could not be kept", batch.size(), e);
            } else {
                log.error("{} chat messages could not be kept; their authors are told", batch.size(), e);
            }
            failing = true;
            batch.forEach(draft -> draft.failed(e));
        }
    }
}
