package io.vitrine.shop;

import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.util.List;
import java.util.UUID;

/** Counts what was sold on a show. An order that was given up, or whose money goes back, does not count. */
public interface Sales {

    Figures of(UUID show);

    /** What sold best first. */
    List<OfProduct> products(UUID show);

    /**
     * All of a show.
     *
     * @param orders that were placed from it
     * @param units in them
     * @param amount what is or was to be paid for them
     * @param carts of buyers who have something from it in their cart now
     * @param coupons of its coupons that were claimed
     */
    record Figures(int orders, long units, Money amount, int carts, long coupons) {}

    /** One product, under the name it was sold by, before discounts. */
    record OfProduct(PublicId product, String title, long units, Money amount) {}
}
