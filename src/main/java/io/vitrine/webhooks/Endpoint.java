package io.vitrine.webhooks;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of a shop's messages, without its secret.
 *
 * @param failures attempts in a row that it did not take
 * @param failingSince the first of them; null if it took the last
 * @param oldSecretUntil until when messages are signed with the secret before, too; null if there is none
 */
public record Endpoint(
        PublicId id,
        SellerId seller,
        String url,
        String description,
        Set<EventType> types,
        EndpointState state,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant oldSecretUntil,
        Instant createdAt) {

    public Endpoint {
        types = Set.copyOf(types);
    }

    public boolean isEnabled() {
        return state == EndpointState.ENABLED;
    }
}
