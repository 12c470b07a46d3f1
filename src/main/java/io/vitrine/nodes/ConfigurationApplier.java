package io.vitrine.nodes;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one nginx to a configuration, or back to the one before: check, stage, {@code nginx -t}, swap, load, confirm.
 *
 * <p>The edge reloads. The ingest is stopped and started, since a reload splits its state, and only while it carries no
 * publisher.
 */
final class ConfigurationApplier {

    private static final Logger log = LoggerFactory.getLogger(ConfigurationApplier.class);

    private static final int CONFIRM_ATTEMPTS = 50;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private final NodeFiles files;
    private final VersionStore store;
    private final NginxControl control;
    private final HttpClient client;
    private final Pause pause;
    private final ConfigurationCheck check = new ConfigurationCheck();

    ConfigurationApplier(NodeFiles files, VersionStore store, NginxControl control, HttpClient client, Pause pause) {
        this.files = files;
        this.store = store;
        this.control = control;
        this.client = client;
        this.pause = pause;
    }

    /** What became of a configuration. */
    enum Outcome {
        /** It was loaded already; nothing was done. */
        UNCHANGED,
        /** It is loaded now. */
        APPLIED,
        /** It waits until the ingest carries no publisher. */
        DEFERRED
    }

    /** Applies it when that disconnects nobody. */
    Outcome apply(RenderedConfiguration wanted) {
        return apply(wanted, false);
    }

    /**
     * Applies the configuration.
     *
     * @param interrupting whether an ingest that carries publishers is started anew all the same
     * @throws RuntimeException if it was refused (nothing was changed) or failed (the one before is back; if that failed
     *     too, how is told by the suppressed exception)
     */
    Outcome apply(RenderedConfiguration wanted, boolean interrupting) {
        Optional<LoadableConfiguration> before = store.current().flatMap(LoadableConfiguration::of);
        boolean same = before.filter(b -> b.text().equals(wanted.text())).isPresent();
        boolean running = control.isRunning();
        if (same && running && isLoaded(wanted.version(), before)) {
            return Outcome.UNCHANGED;
        }
        if (same) {
            bring(wanted.text());
            return Outcome.APPLIED;
        }
        Path staged = checkAndStage(wanted);
        if (running && !interrupting && files.instance() == Instance.INGEST && carriesPublisher(before)) {
            store.discard(staged);
            return Outcome.DEFERRED;
        }
        swap(wanted, before);
        return Outcome.APPLIED;
    }

    /**
     * Looks whether it could be applied, and changes nothing.
     *
     * @throws NodeException telling what is wrong
     */
    void check(RenderedConfiguration wanted) {
        store.discard(checkAndStage(wanted));
    }

    /** Whether a publisher is connected to it, of whatever application; not if it does not run. */
    boolean carriesPublisher() {
        return control.isRunning() && carriesPublisher(store.current().flatMap(LoadableConfiguration::of));
    }

    /** What the nginx reads now; empty before the first. */
    Optional<String> loaded() {
        return store.current();
    }

    private Path checkAndStage(RenderedConfiguration wanted) {
        List<Problem> problems = check.check(wanted.text());
        if (!problems.isEmpty()) {
            throw NodeException.refused(files.instance(), problems);
        }
        Path staged = store.stage(wanted);
        try {
            control.test(staged);
            return staged;
        } catch (RuntimeException e) {
            store.discard(staged);
            throw e;
        }
    }

    private void swap(RenderedConfiguration wanted, Optional<LoadableConfiguration> before) {
        store.activate(wanted.text());
        try {
            bring(wanted.text());
            log.info("The {} nginx runs with configuration {}", files.instance().label(), wanted.version());
        } catch (RuntimeException failure) {
            restore(before, failure);
            throw failure;
        }
    }

    private void restore(Optional<LoadableConfiguration> before, RuntimeException failure) {
        try {
            if (before.isPresent()) {
                store.activate(before.get().text());
                bring(before.get().text());
                log.warn(
                        "The {} nginx is back at configuration {}",
                        files.instance().label(),
                        before.get().version());
            } else {
                store.clear();
                control.stop();
            }
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void bring(String text) {
        if (files.instance() == Instance.EDGE && control.isRunning()) {
            control.reload();
        } else {
            control.stop();
            control.start();
        }
        LoadableConfiguration.of(text).ifPresent(this::confirm);
    }

    private void confirm(LoadableConfiguration loaded) {
        for (int attempt = 0; attempt < CONFIRM_ATTEMPTS; attempt++) {
            if (isLoaded(loaded.version(), Optional.of(loaded))) {
                return;
            }
            pause.pause(BETWEEN_ATTEMPTS);
        }
        throw NodeException.notConfirmed(files.instance(), loaded.version(), lastLog());
    }

    private boolean isLoaded(String version, Optional<LoadableConfiguration> at) {
        return at.map(this::probe)
                .filter(probe -> files.instance() == Instance.EDGE || probe.answersStat())
                .flatMap(NginxProbe::version)
                .filter(version::equals)
                .isPresent();
    }

    private boolean carriesPublisher(Optional<LoadableConfiguration> running) {
        return running.map(this::probe).map(NginxProbe::carriesPublisher).orElse(true);
    }

    private NginxProbe probe(LoadableConfiguration configuration) {
        return new NginxProbe(client, configuration.port());
    }

    /** The last error that nginx wrote; neither the ingest nor the edge logs a request's arguments here at start. */
    private String lastLog() {
        try {
            List<String> lines = Files.readAllLines(files.log(), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.contains("[emerg]") && !line.contains("still could not"))
                    .toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }
}
