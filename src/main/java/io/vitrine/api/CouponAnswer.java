package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponClick;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.CouponStatus;
import io.vitrine.shop.CouponView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as its seller sees it.
 *
 * @param amount minor units of the currency, or per cent
 * @param currency three letters (ISO 4217)
 * @param minSpend what an order must be worth before
 * @param total how many may be claimed
 * @param validHours how long a claimed one may be used
 * @param closesAt when it can no longer be claimed, once it was dropped into a show
 * @param products that it is for; none for all
 * @param click what a tap does
 * @param address where a link leads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CouponAnswer(
        String id,
        String title,
        CouponKind kind,
        long amount,
        String currency,
        Amount minSpend,
        int total,
        int claimed,
        int validHours,
        CouponStatus status,
        @Nullable Instant closesAt,
        List<String> products,
        CouponClick click,
        @Nullable String address) {

    static CouponAnswer of(CouponView coupon) {
        return new CouponAnswer(
                coupon.publicId().value(),
                coupon.title(),
                coupon.kind(),
                coupon.amount(),
                coupon.currency().getCurrencyCode(),
                Amount.of(coupon.minSpend()),
                coupon.total(),
                coupon.claimed(),
                coupon.validHours(),
                coupon.status(),
                coupon.closesAt(),
                coupon.products().stream().map(PublicId::value).sorted().toList(),
                coupon.target().click(),
                coupon.target().address().isEmpty() ? null : coupon.target().address());
    }
}
