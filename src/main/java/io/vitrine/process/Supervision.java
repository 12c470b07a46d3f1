package io.vitrine.process;

import io.vitrine.process.ProcessLauncher.Launched;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Keeps one process running until it is stopped.
 *
 * <p>All changes happen under the lock of this object; the watcher is told outside it, on the one thread that changes
 * states, so that it hears of them in order.
 */
final class Supervision implements SupervisedProcess {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);
    /** Before its first progress a program may take longer: FFmpeg waits for a keyframe before it says anything. */
    private static final int LONGER_AT_FIRST = 3;

    private static final Duration LOOK = Duration.ofMillis(500);

    private final ProcessSpec spec;
    private final ProcessWatcher watcher;
    private final ProcessLauncher launcher;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final LogRing ring;
    private final Backoff backoff = new Backoff();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    /** What whoever asked for the process has named in its lines of the log, is named in the process's own. */
    private final Map<String, String> context;

    private boolean wanted = true;
    private ProcessState state = ProcessState.STARTING;
    private @Nullable Launched launched;
    private @Nullable ScheduledFuture<?> stallWatch;
    private Instant startedAt;
    private Instant lastProgress;
    private int restarts;

    Supervision(
            ProcessSpec spec,
            ProcessWatcher watcher,
            ProcessLauncher launcher,
            ScheduledExecutorService executor,
            Clock clock) {
        this.spec = spec;
        this.watcher = watcher;
        this.launcher = launcher;
        this.executor = executor;
        this.clock = clock;
        this.ring = new LogRing(clock);
        this.startedAt = clock.instant();
        this.lastProgress = startedAt;
        Map<String, String> named = MDC.getCopyOfContextMap();
        this.context = named == null ? Map.of() : named;
    }

    void begin() {
        later(this::launch);
    }

    @Override
    public synchronized ProcessState state() {
        return state;
    }

    @Override
    public synchronized int restarts() {
        return restarts;
    }

    @Override
    public List<LoggedLine> log() {
        return ring.lines();
    }

    @Override
    public CompletionStage<Void> stop() {
        synchronized (this) {
            wanted = false;
        }
        try {
            later(this::end);
        } catch (RejectedExecutionException e) {
            // The supervisor is closed, and everything with it.
            gone.complete(null);
        }
        return gone;
    }

    private void launch() {
        if (!isWanted()) {
            finish(ProcessState.STOPPED);
            return;
        }
        change(ProcessState.STARTING);
        Launched started;
        try {
            started = launcher.launch(spec.name(), spec.command().get());
        } catch (IOException | RuntimeException e) {
            ring.add(spec.mask().apply("cannot be started: " + e.getMessage()));
            exited(-1);
            return;
        }
        synchronized (this) {
            launched = started;
            startedAt = clock.instant();
            lastProgress = startedAt;
            stallWatch = executor.scheduleWithFixedDelay(
                    () -> watchStall(started), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        Thread output = LineReader.start(spec.name() + "-output", started.output(), this::heard);
        Thread errors = LineReader.start(
                spec.name() + "-log",
                started.errors(),
                line -> ring.add(spec.mask().apply(line)));
        started.exit()
                .thenAccept(code -> later(() -> {
                    awaitReaders(output, errors);
                    exited(code);
                }));
        if (!isWanted()) {
            end();
        }
    }

    private void heard(String line) {
        if (watcher.output(line)) {
            boolean first;
            synchronized (this) {
                lastProgress = clock.instant();
                first = state == ProcessState.STARTING;
            }
            if (first) {
                later(this::running);
            }
        }
    }

    private void running() {
        if (state() == ProcessState.STARTING) {
            change(ProcessState.RUNNING);
        }
    }

    private void watchStall(Launched watched) {
        Duration silent = Duration.between(lastProgressOf(), clock.instant());
        Duration limit = state() == ProcessState.STARTING ? spec.stall().multipliedBy(LONGER_AT_FIRST) : spec.stall();
        if (silent.compareTo(limit) > 0) {
            ring.add("no progress for " + silent.toSeconds() + " s: it is ended and started again");
            cancelStallWatch();
            terminate(watched);
        }
    }

    private void exited(int code) {
        cancelStallWatch();
        Duration ran;
        synchronized (this) {
            launched = null;
            ran = Duration.between(startedAt, clock.instant());
        }
        if (!isWanted()) {
            finish(ProcessState.STOPPED);
            return;
        }
        ring.add("ended with exit code " + code);
        if (!watcher.restartAfter(code, ring.lines())) {
            finish(ProcessState.FAILED);
            return;
        }
        Duration pause;
        synchronized (this) {
            restarts++;
            pause = backoff.after(ran);
        }
        log.info("{} ended with exit code {}; it is started again in {} ms", spec.name(), code, pause.toMillis());
        change(ProcessState.WAITING);
        executor.schedule(named(this::launch), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end() {
        Launched running = current();
        if (state().isTerminal()) {
            return;
        }
        if (running == null) {
            finish(ProcessState.STOPPED);
        } else if (state() != ProcessState.STOPPING) {
            change(ProcessState.STOPPING);
            cancelStallWatch();
            terminate(running);
        }
    }

    /** Asks first; a process that does not listen is killed. */
    private void terminate(Launched running) {
        running.terminate();
        ScheduledFuture<?> kill = executor.schedule(running::kill, spec.grace().toMillis(), TimeUnit.MILLISECONDS);
        running.exit().thenAccept(code -> kill.cancel(false));
    }

    private void later(Runnable task) {
        executor.execute(named(task));
    }

    private Runnable named(Runnable task) {
        return () -> {
            MDC.setContextMap(context);
            try {
                task.run();
            } finally {
                MDC.clear();
            }
        };
    }

    private void finish(ProcessState last) {
        if (!state().isTerminal()) {
            change(last);
            gone.complete(null);
        }
    }

    private void change(ProcessState next) {
        synchronized (this) {
            if (state.isTerminal()) {
                return;
            }
            state = next;
        }
        log.debug("{} is {}", spec.name(), next);
        watcher.changed(next);
    }

    /** The last words come before the verdict; a grandchild that holds the pipe open must not hold us. */
    private static void awaitReaders(Thread... readers) {
        try {
            for (Thread reader : readers) {
                reader.join(Duration.ofSeconds(1).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void cancelStallWatch() {
        if (stallWatch != null) {
            stallWatch.cancel(false);
            stallWatch = null;
        }
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized @Nullable Launched current() {
        return launched;
    }

    private synchronized Instant lastProgressOf() {
        return lastProgress;
    }
}
