package io.vitrine.shop;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes coupons whose time is over, so that viewers see them go. */
@Component
class CouponTicker {

    private final JdbcCoupons coupons;

    CouponTicker(JdbcCoupons coupons) {
        this.coupons = coupons;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void tick() {
        coupons.expireLate();
    }
}
