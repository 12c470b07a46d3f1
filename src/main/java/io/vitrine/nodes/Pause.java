package io.vitrine.nodes;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a while, so that tests need not. */
interface Pause {

    void pause(Duration duration);

    static Pause real() {
        return duration -> LockSupport.parkNanos(duration.toNanos());
    }
}
