package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes orders and sees them through; no unit is promised twice. */
public interface Orders {

    /** The most orders that a list gives. */
    int MOST_LISTED = 200;

    /** The most orders that are taken elsewhere at once. */
    int MOST_EXPORTED = 5000;

    /** The most lines of an order, and of a cart. */
    int MOST_LINES = 50;

    /** The fields of a recipient that are not valid, by name. */
    List<String> problems(Recipient recipient);

    /**
     * Holds all that is wanted and places the order, or changes nothing. A request that was placed before gives the same
     * order again. What is cheaper by now is sold for less.
     *
     * @throws ShopException if something is not offered any more, has become dearer than the buyer was shown, or fewer
     *     are left than are wanted; {@link ShopException#variant} is its place in the request. Also if the buyer has too many
     *     orders that await their payment
     */
    Placed place(VisitorId buyer, OrderRequest request);

    Optional<OrderView> find(PublicId publicId);

    /**
     * Makes one more key for an order, such as a letter's: it opens the order as the first one does. Empty if there is no
     * such order.
     */
    Optional<Opened> anotherKey(OrderId order);

    /** Whether this is a key of the order: the one that was given when it was placed, or another. */
    boolean isKeyOf(OrderId order, String key);

    /** What the buyer is to do; empty when there is nothing to pay. */
    Optional<PaymentInstruction> instruction(OrderView order);

    /** A buyer's, newest first, at most {@link #MOST_LISTED}. */
    List<OrderView> ofBuyer(VisitorId buyer);

    /**
     * A seller's, newest first.
     *
     * @param text part of a number, a name or a phone number, in any case; empty for all
     * @param state null for all
     * @param most at most {@link #MOST_EXPORTED}
     */
    List<OrderView> ofSeller(SellerId seller, String text, @Nullable OrderState state, int most);

    /**
     * A seller's, in the order in which they changed last.
     *
     * @param state null for all
     * @param from only those that changed then or later
     * @param after of those that changed right then, only those behind this one; null for all of them
     */
    List<OrderView> changed(
            SellerId seller, @Nullable OrderState state, Instant from, @Nullable OrderId after, int most);

    /**
     * Takes an order on; one that has taken this step before stays as it is.
     *
     * @throws ShopException if it stands where that cannot be
     */
    OrderView take(OrderId order, OrderStep step);

    /**
     * Gives up an order for its buyer, before it is paid.
     *
     * @throws ShopException if it is too late for that
     */
    OrderView withdraw(OrderId order);

    /**
     * An order that was placed.
     *
     * @param key opens it for whoever has it; null if the order was placed before
     */
    record Placed(OrderView order, @Nullable Secret key) {}

    /** An order, and what opens it. */
    record Opened(PublicId order, Secret key) {}
}
