package io.vitrine.shop;

/**
 * What the ledger says of a variant, in units.
 *
 * @param onHand all that was ever put on sale
 * @param held reserved by people who are paying
 * @param sold paid for
 */
public record StockLevel(int onHand, int held, int sold) {

    /** What may still be sold; never negative. */
    public int left() {
        return onHand - held - sold;
    }
}
