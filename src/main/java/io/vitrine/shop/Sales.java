package io.vitrine.shop;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts what was sold on a show. An order that was given up, or whose money goes back, does not count. */
public interface Sales {

    Figures of(UUID show);

    /** Each order that was placed from the show, oldest first. */
    List<Sale> sales(UUID show);

    /** How many orders of all shops hold units and wait for their money. */
    long unpaid();

    /** What was sold on it, line by line. */
    List<Line> lines(UUID show);

    /**
     * All of a show.
     *
     * @param orders that were placed from it
     * @param units in them
     * @param amount what is or was to be paid for them
     * @param coupons of its coupons that were claimed
     */
    record Figures(int orders, long units, Money amount, long coupons) {}

    /**
     * An order.
     *
     * @param total what is or was to be paid
     * @param discount what a coupon took off
     */
    record Sale(Money total, Money discount, Instant placedAt) {}

    /**
     * A part of an order.
     *
     * @param title as it was called then
     * @param amount before discounts
     */
    record Line(PublicId product, String title, long units, Money amount, UUID order, Instant placedAt) {}
}
