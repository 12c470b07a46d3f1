package io.vitrine.shop;

import java.util.UUID;

/** Identifies a coupon. */
public record CouponId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
