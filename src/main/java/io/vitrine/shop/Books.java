package io.vitrine.shop;

import io.vitrine.accounts.SellerId;

/** Holds the shop's books against each other; for whoever wants to see that they add up. */
public interface Books {

    /** What each of them says of a variant. */
    Account of(VariantId variant);

    /** Takes away all that was ever of a seller who was made for a test, orders and money too. */
    void forget(SellerId seller);

    /**
     * The books of one variant, in units; the last two count orders.
     *
     * @param stock what the ledger says
     * @param reserved in reservations that are held
     * @param confirmed in reservations that are sold, and were not taken back
     * @param paidUnits in orders that are paid
     * @param unpaidUnits in orders that wait for their money
     * @param payments that were captured and not given back
     * @param paidOrders those that are paid
     */
    record Account(
            StockLevel stock,
            int reserved,
            int confirmed,
            int paidUnits,
            int unpaidUnits,
            int payments,
            int paidOrders) {}
}
