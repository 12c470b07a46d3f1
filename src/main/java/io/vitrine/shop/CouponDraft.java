package io.vitrine.shop;

/**
 * What a seller writes about a coupon.
 *
 * @param title what viewers read, 1 to 60 characters on one line
 * @param amount minor units of the shop's currency, or 1 to 90 per cent
 * @param minSpend what an order must be worth before, in minor units; 0 for any order
 * @param total how many may be claimed, 1 to 100,000
 * @param validHours how long a claimed one may be used, 1 to 720
 */
public record CouponDraft(String title, CouponKind kind, long amount, long minSpend, int total, int validHours) {}
