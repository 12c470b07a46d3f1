package io.vitrine.shop;

/** How a coupon's amount is meant. */
public enum CouponKind {
    /** Minor units of its currency off the whole order, and never more than the order is worth. */
    FIXED,
    /** So many per cent off the whole order. */
    PERCENT
}
