package io.vitrine.shop;

import io.vitrine.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of a variant that an order is about.
 *
 * @param total for all of them
 * @param broadcast the one on which they were found
 */
public record SoldLine(
        VariantId variant,
        int quantity,
        Money total,
        @Nullable UUID broadcast) {}
