package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Tells events in the order of their numbers. Transactions commit in this order, but the threads that have committed them
 * may overtake each other on their way here.
 */
@Component
class FrameQueue {

    private final EventFrames frames;
    private final Map<BroadcastId, Queue> queues = new ConcurrentHashMap<>();

    FrameQueue(EventFrames frames) {
        this.frames = frames;
    }

    /** Notes who comes first; called by whoever holds the counter's row, so all before it are committed. */
    void expect(BroadcastId broadcast, long seq) {
        queues.computeIfAbsent(broadcast, unknown -> new Queue(seq));
    }

    /** The event's transaction is over. */
    void over(BroadcastView show, LiveEvent event, int status) {
        if (status == TransactionSynchronization.STATUS_ROLLED_BACK) {
            return;
        }
        if (status == TransactionSynchronization.STATUS_UNKNOWN) {
            // Whether the number is taken shows when the next one is given; pages that miss one ask for the snapshot.
            queues.remove(event.broadcast());
            return;
        }
        Queue queue = queues.get(event.broadcast());
        if (queue == null) {
            frames.send(show, event);
        } else {
            queue.committed(show, event);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        Phase phase = change.broadcast().phase();
        if (!phase.acceptsSignal()) {
            queues.remove(change.broadcast().id());
        }
    }

    private final class Queue {

        private final TreeMap<Long, Committed> waiting = new TreeMap<>();
        private long next;

        Queue(long next) {
            this.next = next;
        }

        synchronized void committed(BroadcastView show, LiveEvent event) {
            waiting.put(event.seq(), new Committed(show, event));
            for (Committed first = waiting.remove(next); first != null; first = waiting.remove(next)) {
                next++;
                frames.send(first.show(), first.event());
            }
        }
    }

    private record Committed(BroadcastView show, LiveEvent event) {}
}
