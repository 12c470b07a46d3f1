package io.vitrine.process;

import java.time.Duration;

/** How long to wait before a process is started again: hardly at all after its first failure, longer after each more. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    /** A process that ran for this long was healthy: its next failure counts as a first one. */
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private int failures;

    Duration after(Duration ran) {
        failures = ran.compareTo(HEALTHY) >= 0 ? 1 : failures + 1;
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
