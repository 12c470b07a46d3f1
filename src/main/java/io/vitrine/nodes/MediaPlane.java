package io.vitrine.nodes;

import io.vitrine.nodes.NodesSettings.Mode;
import io.vitrine.process.ProgramException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Starts both nginx when the application can answer them, watches them, and stops them with it.
 *
 * <p>Only an orderly end of the application stops them, unless another instance takes over. When it is killed they go on, publishers and viewers stay
 * connected, and its next run adopts them.
 */
final class MediaPlane implements SmartLifecycle, NodeConfigurations {

    private static final Logger log = LoggerFactory.getLogger(MediaPlane.class);

    private final NodesSettings settings;
    private final NodeFolders folders;
    private final BiFunction<Instance, Wanted, RenderedConfiguration> configurations;
    private final Supplier<Wanted> kept;
    private final UnaryOperator<String> shown;
    private final Map<Instance, Keeper> keepers;
    private final BooleanSupplier handedOver;
    private volatile @Nullable Wanted wanted;
    private String certificate = "";
    private @Nullable ScheduledExecutorService watch;

    /**
     * @param kept what is wanted when the application starts
     * @param handedOver whether another instance goes on with both nginx when this one stops
     * @param shown takes the secrets out of a configuration that people look at
     */
    MediaPlane(
            NodesSettings settings,
            NodeFolders folders,
            BiFunction<Instance, Wanted, RenderedConfiguration> configurations,
            Supplier<Wanted> kept,
            UnaryOperator<String> shown,
            Map<Instance, Keeper> keepers,
            BooleanSupplier handedOver) {
        this.settings = settings;
        this.folders = folders;
        this.configurations = configurations;
        this.kept = kept;
        this.shown = shown;
        this.keepers = new EnumMap<>(keepers);
        this.handedOver = handedOver;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.mode() != Mode.NONE;
    }

    @Override
    public synchronized void start() {
        folders.prepare();
        try {
            bringUp();
            certificate = CertificateAge.of(now().options().tls());
            ChosenPorts.write(settings, now().options());
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

    /** What was chosen in the console and cannot be had any more shall not keep the console away. */
    private void bringUp() {
        Wanted chosen = now();
        try {
            bringUp(chosen);
        } catch (RuntimeException e) {
            if (chosen.options().equals(settings.options())) {
                throw e;
            }
            log.error(
                    "Both nginx go on as the settings say, since what was chosen in the console cannot be applied", e);
            wanted = chosen.with(settings.options());
            bringUp(now());
        }
    }

    private void bringUp(Wanted wanted) {
        folders.prepare(wanted.options());
        keepers.forEach((instance, keeper) -> keeper.want(configurations.apply(instance, wanted)));
    }

    /** The edge may reload at any time; nobody is disconnected by it. */
    @EventListener
    synchronized void on(EdgeRulesChanged change) {
        Wanted next = now().with(change.rules());
        if (watch != null) {
            keeper(Instance.EDGE).want(configurations.apply(Instance.EDGE, next));
        }
        wanted = next;
    }

    @Override
    public NodeOptions defaults() {
        return settings.options();
    }

    @Override
    public NodeOptions wanted() {
        return now().options();
    }

    @Override
    public synchronized String text(Instance instance, NodeOptions options) {
        return shown.apply(render(instance, options).text());
    }

    @Override
    public Optional<String> loaded(Instance instance) {
        return keeper(instance).loaded().map(shown);
    }

    @Override
    public synchronized List<String> problems(NodeOptions options) {
        folders.prepare(options);
        List<String> problems = new ArrayList<>(PortRules.problems(settings, held(), options));
        for (Instance instance : Instance.values()) {
            try {
                keeper(instance).check(render(instance, options));
            } catch (NodeException | ProgramException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return problems;
    }

    private Set<Integer> held() {
        return keepers.values().stream()
                .flatMap(keeper -> keeper.loaded().stream())
                .flatMap(PortRules::heldBy)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Effect effect(Instance instance, NodeOptions options) {
        boolean same = keeper(instance)
                .loaded()
                .filter(render(instance, options).text()::equals)
                .isPresent();
        return same ? Effect.NONE : instance == Instance.EDGE ? Effect.RELOAD : Effect.RESTART;
    }

    /** The ingest first: a port that it leaves may be the edge's next. */
    @Override
    public synchronized void apply(NodeOptions options, boolean interrupting) {
        if (watch == null) {
            throw NodeException.noMediaPlane();
        }
        List<String> problems = problems(options);
        if (!problems.isEmpty()) {
            throw NodeException.cannotApply(problems);
        }
        Wanted before = now();
        Wanted next = before.with(options);
        try {
            keeper(Instance.INGEST).want(configurations.apply(Instance.INGEST, next), interrupting);
        } catch (ProgramException e) {
            throw NodeException.cannotApply(List.of(String.valueOf(e.getMessage())));
        }
        try {
            keeper(Instance.EDGE).want(configurations.apply(Instance.EDGE, next));
        } catch (RuntimeException failure) {
            takeBack(before, interrupting, failure);
            throw failure instanceof ProgramException
                    ? NodeException.cannotApply(List.of(String.valueOf(failure.getMessage())))
                    : failure;
        }
        wanted = next;
        certificate = CertificateAge.of(options.tls());
        ChosenPorts.write(settings, options);
    }

    private void takeBack(Wanted before, boolean interrupting, RuntimeException failure) {
        try {
            keeper(Instance.INGEST).want(configurations.apply(Instance.INGEST, before), interrupting);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public boolean isWaiting() {
        return keeper(Instance.INGEST).isWaiting();
    }

    @Override
    public Optional<String> failure() {
        return keeper(Instance.INGEST).failure();
    }

    @Override
    public boolean carriesEncoders() {
        return keeper(Instance.INGEST).carriesPublisher();
    }

    private RenderedConfiguration render(Instance instance, NodeOptions options) {
        return configurations.apply(instance, now().with(options));
    }

    private Wanted now() {
        Wanted now = wanted;
        if (now == null) {
            now = kept.get();
            wanted = now;
        }
        return now;
    }

    private Keeper keeper(Instance instance) {
        Keeper keeper = keepers.get(instance);
        if (keeper == null) {
            throw new IllegalStateException("Nobody keeps the " + instance.label());
        }
        return keeper;
    }

    @Override
    public synchronized void stop() {
        if (watch != null) {
            watch.shutdownNow();
            watch = null;
        }
        if (!handedOver.getAsBoolean()) {
            stopNginx();
        }
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
        readRenewedCertificate();
    }

    /** What cannot be read is tried again when it has changed again; the certificate before goes on meanwhile. */
    private synchronized void readRenewedCertificate() {
        String age = CertificateAge.of(now().options().tls());
        if (!age.isEmpty() && !age.equals(certificate)) {
            certificate = age;
            try {
                keeper(Instance.EDGE).want(render(Instance.EDGE, now().options()));
                log.info("The edge has read its certificate anew");
            } catch (RuntimeException e) {
                log.error("The edge goes on with the certificate before, since the new one cannot be used", e);
            }
        }
    }

    /** What somebody else keeps running stays as it is. */
    private void stopNginx() {
        if (settings.mode() == Mode.MANAGED) {
            keepers.values().forEach(Keeper::stop);
        }
    }
}
