package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.PublicId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody put something into a cart.
 *
 * @param broadcast the one on which it was found
 */
public record CartFilled(
        SellerId seller,
        VisitorId buyer,
        PublicId product,
        VariantId variant,
        int quantity,
        @Nullable UUID broadcast) {}
