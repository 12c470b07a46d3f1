package io.vitrine.shop;

import java.util.Collection;
import java.util.Set;

/** Knows what belongs to whoever pays first; implemented by whoever knows what is sold in shows. */
public interface HoldModes {

    /** Those of these variants that no checkout holds, now. What is set aside for an offer or a buyer is held all the same. */
    Set<VariantId> firstPaid(Collection<VariantId> variants);
}
