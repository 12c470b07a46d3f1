package io.vitrine.shop;

import java.util.Collection;
import java.util.Map;

/**
 * Counts the units of every variant, for shows and the shop alike. Each change is one conditional statement, so that
 * whoever comes at the same time, nothing is sold that is not there: {@code 0 ≤ held}, {@code 0 ≤ pooled} and {@code held + sold + pooled ≤ onHand}.
 */
public interface StockLedger {

    /** The levels of those that the ledger knows. */
    Map<VariantId, StockLevel> of(Collection<VariantId> variants);

    /**
     * Puts units on sale, or takes some away.
     *
     * @return false if fewer are left than would be taken away; nothing is changed then
     * @throws IllegalArgumentException if the variant is unknown
     */
    boolean add(VariantId variant, int units);

    /**
     * Reserves units for somebody who is paying.
     *
     * @param units at least one
     * @return false if fewer are left; nothing is reserved then
     */
    boolean hold(VariantId variant, int units);

    /**
     * Gives back what was held.
     *
     * @throws IllegalStateException if fewer are held: somebody gives back twice
     */
    void release(VariantId variant, int units);

    /**
     * Sets units aside, for an offer or for somebody who waits: nobody else can buy them then.
     *
     * @param units at least one
     * @return false if fewer are left; nothing is set aside then
     */
    boolean pool(VariantId variant, int units);

    /**
     * Puts on sale again what was set aside.
     *
     * @throws IllegalStateException if fewer are set aside: somebody gives back twice
     */
    void unpool(VariantId variant, int units);

    /**
     * Counts what was held as sold.
     *
     * @throws IllegalStateException if fewer are held: somebody sells twice
     */
    void sell(VariantId variant, int units);
}
