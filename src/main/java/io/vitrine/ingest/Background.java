package io.vitrine.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Does what verdicts must not wait for, on few threads, so that a storm of publishers leaves the database to them. */
@Component
class Background implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Background.class);
    private static final int THREADS = 2;
    /** Each waits for nginx most of the time. */
    private static final int THREADS_THAT_ANSWER = 8;

    private static final int MOST_WAITING = 20_000;
    private static final long PATIENCE_SECONDS = 3;

    private final ThreadPoolExecutor threads = threads(THREADS, "ingest-");
    private final ThreadPoolExecutor answering = threads(THREADS_THAT_ANSWER, "ingest-answer-");

    private static ThreadPoolExecutor threads(int most, String name) {
        AtomicInteger number = new AtomicInteger();
        var threads = new ThreadPoolExecutor(
                most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Does what an encoder waits for. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, answering);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** @param what names the task in the log */
    void run(String what, Runnable task) {
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.error("{} failed", what, e);
                }
            });
        } catch (RejectedExecutionException e) {
            log.warn(
                    "{} is left out: {} tasks wait already",
                    what,
                    threads.getQueue().size());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        answering.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
