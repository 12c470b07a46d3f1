package io.vitrine.shop;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds for orders that were not paid in time. */
@Component
class ExpiryTicker {

    private final OrderService orders;

    ExpiryTicker(OrderService orders) {
        this.orders = orders;
    }

    @Scheduled(fixedDelay = 3000)
    void look() {
        orders.expireOverdue();
    }
}
