package io.vitrine.instances;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For how long the leader's beats have stood still, as far as this process has seen. */
final class Watched {

    private final long patience;
    private Lease.@Nullable State last;
    private long since;

    Watched(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** @param now {@link System#nanoTime()} */
    boolean isSilent(Lease.State seen, long now) {
        if (last == null || last.fence() != seen.fence() || last.beat() != seen.beat()) {
            since = now;
        }
        last = Objects.requireNonNull(seen);
        return now - since >= patience;
    }

    /** The database could not be asked, so the leader could not tell it either. */
    void forget() {
        last = null;
    }
}
