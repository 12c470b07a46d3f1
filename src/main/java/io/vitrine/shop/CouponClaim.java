package io.vitrine.shop;

import java.time.Instant;
import java.util.UUID;

/**
 * A coupon that a buyer has, and has not used yet.
 *
 * @param id of the claim
 * @param validUntil when it can no longer be used
 */
public record CouponClaim(UUID id, CouponView coupon, Instant validUntil) {}
