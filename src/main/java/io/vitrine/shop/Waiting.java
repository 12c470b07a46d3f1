package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows for whom units are kept who waited for them; implemented by whoever keeps the waitlist. */
public interface Waiting extends Pool {

    /** What is kept for this buyer now. */
    Map<VariantId, Share> of(VisitorId buyer, Collection<VariantId> variants);

    /** So many units, under an id of the pool's. */
    record Share(UUID id, int units) {}
}
