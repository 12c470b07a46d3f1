package io.vitrine.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.shop.OrderGivenUp;
import io.vitrine.shop.OrderPaid;
import io.vitrine.shop.OrderPlaced;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what has happened to shows and orders, once it is certain. */
@Component
class EventMeters {

    private final Map<Phase, Counter> phases = new EnumMap<>(Phase.class);
    private final Counter placed;
    private final Counter paid;
    private final Counter givenUp;

    EventMeters(MeterRegistry metrics) {
        for (Phase phase : Phase.values()) {
            phases.put(
                    phase,
                    Counter.builder("vitrine.broadcast.phases")
                            .description("How often a show has come to a phase")
                            .tag("phase", phase.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
        placed = orders(metrics, "placed");
        paid = orders(metrics, "paid");
        givenUp = orders(metrics, "given_up");
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PhaseChanged change) {
        Counter counter = phases.get(change.broadcast().phase());
        if (counter != null) {
            counter.increment();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(OrderPlaced order) {
        placed.increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(OrderPaid order) {
        paid.increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(OrderGivenUp order) {
        givenUp.increment();
    }

    private static Counter orders(MeterRegistry metrics, String event) {
        return Counter.builder("vitrine.orders")
                .description("What has happened to orders")
                .tag("event", event)
                .register(metrics);
    }
}
