package io.vitrine.shop;

/**
 * What the ledger says of a variant, in units.
 *
 * @param onHand all that was ever put on sale
 * @param held reserved by people who are paying
 * @param sold paid for
 * @param pooled set aside for a flash offer or for somebody on the waitlist
 */
public record StockLevel(int onHand, int held, int sold, int pooled) {

    /** That of a variant of which nothing is set aside. */
    public StockLevel(int onHand, int held, int sold) {
        this(onHand, held, sold, 0);
    }

    /** What anybody may still buy; never negative. */
    public int left() {
        return onHand - held - sold - pooled;
    }
}
