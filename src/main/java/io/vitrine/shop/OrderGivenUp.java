package io.vitrine.shop;

import java.time.Instant;

/**
 * An order was given up, as part of the transaction that does it.
 *
 * @param owed whether there is money for it, which the buyer gets back
 */
public record OrderGivenUp(OrderId order, PaymentKind payment, boolean owed, Instant at) {}
