package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The money for an order is there, and its units are sold.
 *
 * @param broadcast the one on which it was found
 */
public record OrderPaid(
        OrderId order, SellerId seller, @Nullable UUID broadcast, Money total, List<SoldLine> lines, Instant at) {

    public OrderPaid {
        lines = List.copyOf(lines);
    }
}
