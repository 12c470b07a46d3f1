package io.vitrine.offers;

/**
 * An offer moved on; published inside the transaction of the change.
 *
 * @param offer as it is after the change
 */
public record OfferChanged(OfferView offer) {}
