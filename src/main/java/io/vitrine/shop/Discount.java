package io.vitrine.shop;

import io.vitrine.shared.Money;

/** What a coupon takes off an order, and what the coupon is called. */
public record Discount(String title, Money off) {}
