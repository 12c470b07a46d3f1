package io.vitrine.accounts;

import org.jspecify.annotations.Nullable;

/**
 * A shop as the administrator and its owner see it.
 *
 * @param reason why it was refused or suspended; empty if it is not
 * @param applicant who asked for it; null if an administrator made it
 */
record SellerApplication(
        SellerId id,
        ShopFacts facts,
        Standing standing,
        String reason,
        @Nullable AccountId applicant) {}
