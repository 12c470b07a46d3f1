package io.vitrine.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Measures how long encoders wait for their verdict, and how many do. */
@Component
class VerdictTimes {

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

    VerdictTimes(MeterRegistry metrics, Verdicts verdicts) {
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("vitrine.ingest.verdict")
                            .description("From the call of nginx-rtmp to the answer that lets an encoder in or not")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(
                                    Duration.ofMillis(10),
                                    Duration.ofMillis(50),
                                    Duration.ofMillis(200),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(5))
                            .register(metrics));
        }
        Gauge.builder("vitrine.queue.waiting", verdicts, Verdicts::waiting)
                .description("What waits to be done")
                .tag("queue", "verdicts")
                .register(metrics);
    }

    /** @param since {@link System#nanoTime} when nginx called */
    void took(long since, Outcome outcome) {
        Timer timer = timers.get(outcome);
        if (timer != null) {
            timer.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }

    /** What came of a question. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** The database, or the application, could not answer; the encoder tries again by itself. */
        FAILED
    }
}
