package io.vitrine.webhooks;

import io.vitrine.accounts.SellerId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happened down for those who want to be told, as part of the transaction in which it happened. */
@Component
class Messages {

    private final EndpointTable endpoints;
    private final DeliveryTable deliveries;
    private final JsonMapper json;
    private final Clock clock;

    Messages(EndpointTable endpoints, DeliveryTable deliveries, JsonMapper json, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.json = json;
        this.clock = clock;
    }

    /** @param data what to tell, made only if there is somebody to tell */
    void tell(SellerId seller, EventType type, Instant at, Supplier<?> data) {
        List<UUID> listeners = listeners(seller, type);
        if (!listeners.isEmpty()) {
            write(seller, type, at, data.get(), listeners);
        }
    }

    boolean hasListeners(SellerId seller, EventType type) {
        return !listeners(seller, type).isEmpty();
    }

    void write(SellerId seller, EventType type, Instant at, Object data, Collection<UUID> listeners) {
        String body = json.writeValueAsString(new Message(type.key(), at, data));
        deliveries.insert(seller, type, body, listeners, clock.instant());
    }

    private List<UUID> listeners(SellerId seller, EventType type) {
        return endpoints.ofSeller(seller).stream()
                .filter(row -> row.view().isEnabled() && row.view().types().contains(type))
                .map(EndpointTable.Row::id)
                .toList();
    }

    /** As Standard Webhooks has it. */
    private record Message(String type, Instant timestamp, Object data) {}
}
