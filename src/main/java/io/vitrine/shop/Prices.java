package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what things cost now: a flash offer goes before the show's price, and that before the list's. */
public interface Prices {

    /** @param buyer who asks; null for what a stranger would pay */
    Map<VariantId, Quote> of(Collection<VariantId> variants, @Nullable VisitorId buyer);
}
