package io.vitrine.ingest;

import io.vitrine.nodes.IngestRestarted;
import io.vitrine.nodes.MediaNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Knows which run of the ingest nginx is calling, without asking the system anew for each of a storm of calls. */
@Component
class IngestRun {

    /** Shorter than nginx takes to start and an encoder to come back. */
    private static final Duration KEPT = Duration.ofMillis(250);

    private final MediaNode node;
    private final Clock clock;
    private volatile @Nullable Answer last;

    IngestRun(MediaNode node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    Optional<String> boot() {
        Answer answer = last;
        Instant now = clock.instant();
        if (answer == null || !answer.isGoodAt(now)) {
            answer = new Answer(now, node.ingestBoot());
            // An nginx that seems gone while it calls is just starting: the next call asks again.
            last = answer.boot.isPresent() ? answer : null;
        }
        return answer.boot;
    }

    @EventListener
    void forget(IngestRestarted event) {
        last = null;
    }

    private record Answer(Instant at, Optional<String> boot) {

        boolean isGoodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(KEPT));
        }
    }
}
