package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import java.util.UUID;

/**
 * Says who may have units of the ledger that are set aside; implemented by whoever sets them aside. Each call is part of
 * the transaction that changes the order, and comes before the ledger's own.
 */
public interface Pool {

    /** What reservations call it, at most 16 characters. */
    String name();

    /** Gives units to a buyer, if there are as many and this buyer may have them. */
    boolean take(UUID share, VisitorId buyer, int units);

    /** Units that were taken are paid. */
    void sell(UUID share, int units);

    /**
     * Units that were taken are not bought after all.
     *
     * @return whether they are set aside again; else they are on sale for everybody
     */
    boolean giveBack(UUID share, VisitorId buyer, int units);

    /** Units that were paid are on sale for everybody again. */
    void takeBack(UUID share, VisitorId buyer, int units);
}
