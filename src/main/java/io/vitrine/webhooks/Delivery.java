package io.vitrine.webhooks;

import io.vitrine.shared.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to an endpoint, as the shop's people see it.
 *
 * @param message its {@code webhook-id}
 * @param type what it tells of, by its key
 * @param attempts since it was last sent off
 * @param nextAt when it is tried next; of no meaning unless it waits
 * @param last the last attempt; null if there was none
 */
public record Delivery(
        PublicId id,
        String message,
        String type,
        DeliveryState state,
        int attempts,
        Instant nextAt,
        Instant createdAt,
        @Nullable Attempt last) {}
