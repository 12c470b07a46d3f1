package io.vitrine.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells what the meters of other modules have counted since it was asked last. Called by one thread. */
final class Counted {

    /** An encoder that is refused for its address has a verdict, too. */
    private static final Set<String> LIMITS = Set.of("ceiling", "play_address", "show_full", "bandwidth");

    private static final Set<String> OUTCOMES = Set.of("refused", "failed");

    private final MeterRegistry metrics;
    private double refusedBefore;
    private double secondsBefore;
    private long verdictsBefore;

    Counted(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Encoders and viewers that were refused, and encoders that were disconnected for what they sent. */
    double refused() {
        double all = verdicts().stream()
                        .filter(timer -> OUTCOMES.contains(tag(timer, "outcome")))
                        .mapToLong(Timer::count)
                        .sum()
                + metrics.find("vitrine.limits.reached").counters().stream()
                        .filter(counter -> LIMITS.contains(tag(counter, "limit")))
                        .mapToDouble(Counter::count)
                        .sum();
        double since = all - refusedBefore;
        refusedBefore = all;
        return since;
    }

    /** How long a verdict took on average, in seconds; null if there was none. */
    @Nullable
    Double verdict() {
        long count = verdicts().stream().mapToLong(Timer::count).sum();
        double seconds = verdicts().stream()
                .mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS))
                .sum();
        Double average = count > verdictsBefore ? (seconds - secondsBefore) / (count - verdictsBefore) : null;
        verdictsBefore = count;
        secondsBefore = seconds;
        return average;
    }

    private Collection<Timer> verdicts() {
        return metrics.find("vitrine.ingest.verdict").timers();
    }

    private static String tag(Meter meter, String name) {
        String value = meter.getId().getTag(name);
        return value == null ? "" : value;
    }
}
