package io.vitrine.shop;

/**
 * A coupon was opened or closed; published inside the transaction of the change.
 *
 * @param coupon as it is after the change
 */
public record CouponChanged(CouponView coupon) {}
