package io.vitrine.shop;

import io.vitrine.shared.PublicId;
import java.util.Set;

/**
 * What a seller writes about a coupon.
 *
 * @param title what viewers read, 1 to 60 characters on one line
 * @param amount minor units of the shop's currency, or 1 to 90 per cent
 * @param minSpend what an order must be worth before, in minor units; 0 for any order
 * @param total how many may be claimed, 1 to 100,000
 * @param validHours how long a claimed one may be used, 1 to 720
 * @param products that it is for, at most 100; none for all
 * @param target what a tap does
 */
public record CouponDraft(
        String title,
        CouponKind kind,
        long amount,
        long minSpend,
        int total,
        int validHours,
        Set<PublicId> products,
        CouponTarget target) {

    public CouponDraft {
        products = Set.copyOf(products);
    }

    /** Of one that is claimed, for all products. */
    public CouponDraft(String title, CouponKind kind, long amount, long minSpend, int total, int validHours) {
        this(title, kind, amount, minSpend, total, validHours, Set.of(), CouponTarget.CLAIM);
    }
}
