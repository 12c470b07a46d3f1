package io.vitrine.shop;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.PublicId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes coupons, drops them into shows, and lets each buyer claim and use one of each. */
public interface Coupons {

    int MOST_LISTED = 100;

    /** @throws ShopException if something in the draft is not valid */
    CouponView create(SellerId seller, CouponDraft draft);

    /** Those of a seller, newest first; at most {@link #MOST_LISTED}. */
    List<CouponView> ofSeller(SellerId seller);

    /** Those of a seller, oldest first; after one of them, if that is not null. */
    List<CouponView> page(SellerId seller, @Nullable CouponId after, int most);

    Optional<CouponView> find(PublicId coupon);

    /** Those that can be claimed in a show now. */
    List<CouponView> open(UUID broadcast);

    /**
     * Lets the viewers of a show claim it.
     *
     * @param length how long, from 10 seconds to 24 hours
     * @throws ShopException if it was dropped before, or the length is another
     */
    CouponView drop(CouponId coupon, UUID broadcast, Duration length);

    /** Takes it back: nobody can claim it any more. Nothing happens to one that is closed already. */
    void revoke(CouponId coupon);

    /** Ends all that are open in a show that is over. */
    void expireAll(UUID broadcast);

    /**
     * Gives the visitor one, if there is one left: whoever comes at the same time, no more are given than there are. A link is
     * not claimed.
     */
    ClaimOutcome claim(CouponId coupon, VisitorId visitor);

    /** What a buyer may use in this shop now, what takes off most of such an order first. */
    List<CouponClaim> usable(VisitorId visitor, SellerId seller, CouponBase order);

    /**
     * Uses a claim for an order, inside the transaction that makes it.
     *
     * @throws ShopException if it is not this buyer's, was used, is over, or what it is for is below its least
     */
    Discount use(UUID claim, VisitorId visitor, SellerId seller, UUID order, CouponBase base);

    /** Gives the buyer back what an order used that is not paid. */
    void giveBack(UUID order);
}
