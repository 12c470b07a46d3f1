package io.vitrine.nodes;

import io.vitrine.nodes.EdgeRules.Rules;
import io.vitrine.nodes.NodesSettings.Mode;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Starts both nginx when the application can answer them, watches them, and stops them with it.
 *
 * <p>Only an orderly end of the application stops them. When it is killed they go on, publishers and viewers stay
 * connected, and its next run adopts them.
 */
final class MediaPlane implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MediaPlane.class);

    private final NodesSettings settings;
    private final NodeFolders folders;
    private final BiFunction<Instance, Rules, RenderedConfiguration> configurations;
    private final Supplier<Rules> rules;
    private final Map<Instance, Keeper> keepers;
    private @Nullable ScheduledExecutorService watch;

    MediaPlane(
            NodesSettings settings,
            NodeFolders folders,
            BiFunction<Instance, Rules, RenderedConfiguration> configurations,
            Supplier<Rules> rules,
            Map<Instance, Keeper> keepers) {
        this.settings = settings;
        this.folders = folders;
        this.configurations = configurations;
        this.rules = rules;
        this.keepers = new EnumMap<>(keepers);
    }

    @Override
    public boolean isAutoStartup() {
        return settings.mode() != Mode.NONE;
    }

    @Override
    public synchronized void start() {
        folders.prepare();
        try {
            Rules now = rules.get();
            keepers.forEach((instance, keeper) -> keeper.want(configurations.apply(instance, now)));
        } catch (RuntimeException e) {
            stopNginx();
            throw e;
        }
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "nodes-watch");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
        watch = scheduler;
    }

    /** The edge may reload at any time; nobody is disconnected by it. */
    @EventListener
    synchronized void on(EdgeRulesChanged change) {
        Keeper edge = keepers.get(Instance.EDGE);
        if (watch != null && edge != null) {
            edge.want(configurations.apply(Instance.EDGE, change.rules()));
        }
    }

    @Override
    public synchronized void stop() {
        if (watch != null) {
            watch.shutdownNow();
            watch = null;
        }
        stopNginx();
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    private void watch() {
        for (Keeper keeper : keepers.values()) {
            try {
                keeper.watch();
            } catch (RuntimeException e) {
                log.error("A look at nginx failed; the next is in a second", e);
            }
        }
    }

    /** What is the system's stays as it is. */
    private void stopNginx() {
        if (settings.mode() == Mode.MANAGED) {
            keepers.values().forEach(Keeper::stop);
        }
    }
}
