package io.vitrine.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of an account.
 *
 * @param sellerName the shop's name; null for an administrator
 * @param verified whether its address is confirmed: mail that was not asked for goes nowhere else
 * @param lockedUntil null unless too many failed sign-ins lock it now
 */
public record AccountView(
        AccountId id,
        String email,
        String displayName,
        Role role,
        @Nullable SellerId seller,
        @Nullable String sellerName,
        boolean verified,
        boolean active,
        boolean mustChangePassword,
        @Nullable Instant lockedUntil,
        @Nullable Instant lastSignIn,
        Instant createdAt) {}
