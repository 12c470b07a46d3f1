package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows what is sold for less than the list's price, for a while; implemented by whoever makes offers. */
public interface Deals extends Pool {

    /**
     * The deals of these variants, in the order in which they go before each other.
     *
     * @param buyer whose limits count; null for somebody who has bought nothing yet
     */
    Map<VariantId, List<Deal>> of(Collection<VariantId> variants, @Nullable VisitorId buyer);
}
