package io.vitrine.broadcasts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes down what was told after commit. */
@TestComponent
class PhaseLog {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @TransactionalEventListener
    void moved(PhaseChanged event) {
        lines.add(event.from() + " -> " + event.broadcast().phase());
    }

    @TransactionalEventListener
    void started(PublishStarted event) {
        lines.add("started");
    }

    @TransactionalEventListener
    void stopped(PublishStopped event) {
        lines.add("stopped");
    }

    List<String> lines() {
        return lines;
    }

    void clear() {
        lines.clear();
    }
}
