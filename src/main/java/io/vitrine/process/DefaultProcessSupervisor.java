package io.vitrine.process;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Supervises processes on this machine, and ends all of them when the application stops. */
@Component
class DefaultProcessSupervisor implements ProcessSupervisor, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DefaultProcessSupervisor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ProcessLauncher launcher;
    private final ProcessRecords records;
    private final Clock clock;
    private final Map<String, Supervision> processes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "processes"));
    private volatile boolean running;

    DefaultProcessSupervisor(ProcessSettings settings, Clock clock) {
        this.records = new ProcessRecords(settings.records());
        this.launcher = new LocalLauncher(records);
        this.clock = clock;
    }

    @Override
    public SupervisedProcess supervise(ProcessSpec spec, ProcessWatcher watcher) {
        Supervision supervision =
                new Supervision(spec, new Forgetting(spec.name(), watcher), launcher, executor, clock);
        if (processes.putIfAbsent(spec.name(), supervision) != null) {
            throw new IllegalStateException("A process named " + spec.name() + " runs already");
        }
        supervision.begin();
        return supervision;
    }

    @Override
    public void start() {
        records.killLeftovers();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        CompletableFuture<?>[] ends = processes.values().stream()
                .map(process -> process.stop().toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Not every process ended: {}", processes.keySet());
        }
        executor.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Lets the name be used again as soon as its process is over. */
    private final class Forgetting implements ProcessWatcher {

        private final String name;
        private final ProcessWatcher watcher;

        private Forgetting(String name, ProcessWatcher watcher) {
            this.name = name;
            this.watcher = watcher;
        }

        @Override
        public boolean output(String line) {
            return watcher.output(line);
        }

        @Override
        public boolean restartAfter(int exitCode, List<LoggedLine> lastLines) {
            return watcher.restartAfter(exitCode, lastLines);
        }

        @Override
        public void changed(ProcessState state) {
            if (state.isTerminal()) {
                processes.remove(name);
            }
            watcher.changed(state);
        }
    }
}
