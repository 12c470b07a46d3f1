package io.vitrine.shop;

import org.jspecify.annotations.Nullable;

/**
 * An order is new, stands elsewhere, or its units were set aside; published inside the transaction of the change.
 *
 * @param from where it stood before; null if it is new
 * @param order as it is now
 * @param tookUnits whether its units were set aside by this change
 */
public record OrderMoved(@Nullable OrderState from, OrderView order, boolean tookUnits) {}
