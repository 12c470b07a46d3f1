package io.vitrine.nodes;

import io.vitrine.nodes.ConfigurationApplier.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one nginx running with the configuration that is wanted. */
final class Keeper {

    private static final Logger log = LoggerFactory.getLogger(Keeper.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** A run this long counts as good: the next failure is met without delay. */
    private static final Duration GOOD_RUN = Duration.ofSeconds(20);

    private final String name;
    private final NginxControl control;
    private final ConfigurationApplier applier;
    private final Clock clock;
    private final Runnable onChange;

    private Optional<RenderedConfiguration> wanted = Optional.empty();
    private Optional<String> boot = Optional.empty();
    private boolean deferred;
    private Optional<String> failure = Optional.empty();
    private int failures;
    private Instant nextTry = Instant.MIN;
    private Instant runningSince = Instant.MAX;

    /** @param onChange called when it is gone, and when another run of it has begun */
    Keeper(Instance instance, NginxControl control, ConfigurationApplier applier, Clock clock, Runnable onChange) {
        this.name = instance.label();
        this.control = control;
        this.applier = applier;
        this.clock = clock;
        this.onChange = onChange;
    }

    /** Wants this configuration from now on, as soon as that disconnects nobody. */
    Outcome want(RenderedConfiguration configuration) {
        return want(configuration, false);
    }

    /**
     * Wants this configuration from now on, and brings it about.
     *
     * @param interrupting whether publishers may be disconnected for it
     */
    synchronized Outcome want(RenderedConfiguration configuration, boolean interrupting) {
        boolean adopted = control.isRunning();
        Outcome outcome = applier.apply(configuration, interrupting);
        wanted = Optional.of(configuration);
        deferred = outcome == Outcome.DEFERRED;
        failure = Optional.empty();
        Optional<String> before = boot;
        boot = control.boot();
        if (before.isPresent() && !before.equals(boot)) {
            onChange.run();
        }
        runningSince = clock.instant();
        if (deferred) {
            log.warn("The {} nginx carries a publisher: its new configuration waits until it carries none", name);
        } else if (adopted && outcome == Outcome.UNCHANGED) {
            log.info("The {} nginx runs already, and goes on", name);
        }
        return outcome;
    }

    /** Whether what is wanted waits until it carries no publisher. */
    synchronized boolean isWaiting() {
        return deferred;
    }

    /** Why what waited could not be applied when its time came; the one before goes on then. */
    synchronized Optional<String> failure() {
        return failure;
    }

    boolean carriesPublisher() {
        return applier.carriesPublisher();
    }

    /** @throws NodeException telling what is wrong with it; nothing is changed */
    void check(RenderedConfiguration configuration) {
        applier.check(configuration);
    }

    /** What the nginx reads now; empty before the first. */
    Optional<String> loaded() {
        return applier.loaded();
    }

    /** Looks after it; to be called every second. */
    synchronized void watch() {
        Optional<String> now = control.boot();
        if (!now.equals(boot)) {
            log.warn(now.isEmpty() ? "The {} nginx is gone" : "Another run of the {} nginx has begun", name);
            boot = now;
            runningSince = clock.instant();
            onChange.run();
        }
        if (now.isEmpty()) {
            startAgain();
        } else {
            if (failures > 0 && runningSince.plus(GOOD_RUN).isBefore(clock.instant())) {
                failures = 0;
            }
            if (deferred) {
                tryDeferred();
            }
        }
    }

    synchronized void stop() {
        wanted = Optional.empty();
        control.stop();
    }

    Optional<String> boot() {
        return control.boot();
    }

    private void startAgain() {
        if (wanted.isEmpty() || clock.instant().isBefore(nextTry)) {
            return;
        }
        failures++;
        Duration wait = Duration.ofSeconds(1L << Math.min(failures, 5));
        nextTry = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        apply();
    }

    private void tryDeferred() {
        apply();
    }

    private void apply() {
        try {
            deferred =
                    wanted.map(applier::apply).filter(Outcome.DEFERRED::equals).isPresent();
            Optional<String> now = control.boot();
            if (!now.equals(boot)) {
                boot = now;
                runningSince = clock.instant();
                log.info("The {} nginx runs again", name);
                onChange.run();
            }
        } catch (RuntimeException e) {
            if (deferred) {
                log.error("The waiting configuration of the {} nginx failed and is given up", name, e);
                deferred = false;
                failure = Optional.of(String.valueOf(e.getMessage()));
            } else {
                log.error("The {} nginx cannot be started; attempt {}", name, failures, e);
            }
        }
    }
}
