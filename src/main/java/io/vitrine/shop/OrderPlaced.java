package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody ordered something, as part of the transaction that holds it.
 *
 * @param broadcast the one on which it was found
 */
public record OrderPlaced(
        OrderId order, SellerId seller, @Nullable UUID broadcast, Money total, List<SoldLine> lines, Instant at) {

    public OrderPlaced {
        lines = List.copyOf(lines);
    }
}
