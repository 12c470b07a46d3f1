package io.vitrine.shop;

import io.vitrine.accounts.VisitorId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what visitors mean to buy; nothing is held for them by that. */
public interface Carts {

    /** The most units of a variant in a cart, and in an order. */
    int MOST_UNITS = 99;

    CartView of(VisitorId owner);

    /** How many units are in it. */
    int count(VisitorId owner);

    /**
     * Puts units of a variant beside those that are in it already, up to {@link #MOST_UNITS}.
     *
     * @param show the broadcast on which it was found
     * @throws ShopException if the variant is not offered, the cart is full, or the quantity is not 1 to
     *     {@link #MOST_UNITS}
     */
    void add(VisitorId owner, VariantId variant, int quantity, @Nullable UUID show);

    /**
     * Says how many units of what is in it are wanted.
     *
     * @param quantity 0 takes it out
     * @throws ShopException if the quantity is not 0 to {@link #MOST_UNITS}
     */
    void change(VisitorId owner, VariantId variant, int quantity);
}
