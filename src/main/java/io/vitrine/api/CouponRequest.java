package io.vitrine.api;

import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponClick;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.CouponTarget;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as a program wants it to be.
 *
 * @param title what viewers read, 1 to 60 characters on one line
 * @param kind FIXED or PERCENT
 * @param amount minor units of the site's currency, or 1 to 90 per cent; needless for a link
 * @param minSpend what an order must be worth before, in minor units; any order if left out
 * @param total how many may be claimed, 1 to 100,000
 * @param validHours how long a claimed one may be used, 1 to 720; a day if left out
 * @param products ids of those that it is for, at most 100; all if left out
 * @param click CLAIM, the default, LINK or NEW_WINDOW
 * @param address where a link leads, an https address
 */
record CouponRequest(
        @Nullable String title,
        @Nullable CouponKind kind,
        @Nullable Long amount,
        @Nullable Long minSpend,
        @Nullable Integer total,
        @Nullable Integer validHours,
        @Nullable List<String> products,
        @Nullable CouponClick click,
        @Nullable String address) {

    private static final int DAY = 24;

    /** @param only products of the shop */
    CouponDraft draft(Set<PublicId> only) {
        return new CouponDraft(
                Objects.requireNonNullElse(title, ""),
                Objects.requireNonNullElse(kind, CouponKind.FIXED),
                Objects.requireNonNullElse(amount, 0L),
                Objects.requireNonNullElse(minSpend, 0L),
                Objects.requireNonNullElse(total, 0),
                Objects.requireNonNullElse(validHours, DAY),
                only,
                new CouponTarget(
                        Objects.requireNonNullElse(click, CouponClick.CLAIM), Objects.requireNonNullElse(address, "")));
    }
}
