package io.vitrine.stage;

import io.vitrine.accounts.AccountId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.offers.OfferView;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.ProductView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Directs a show: what is sold in it, and what hangs over the picture. Every command may be repeated without harm; each
 * throws a {@link StageException} if it cannot be done.
 *
 * <p>A {@code mediaAt} is the time of the picture that the seller saw; null, or a time that cannot be right, means now.
 */
public interface Direction {

    /** The most products of a line-up. */
    int MOST_PRODUCTS = 100;

    /** How many products are over the picture at most. */
    int SLOTS = 3;

    /** The longest notice. */
    int MOST_NOTICE = 200;

    /** Puts a product at the end of the line-up; it has to be on sale. */
    void add(BroadcastView show, ProductView product);

    /** Takes a product out of the line-up, and off the picture. */
    void remove(BroadcastView show, ProductView product);

    /** Moves a product in the line-up, up if {@code by} is negative. */
    void move(BroadcastView show, ProductView product, int by);

    /**
     * Puts the line-up in another order.
     *
     * @param products by their public ids; others of the line-up come behind them, and what is none of it is passed over
     */
    void arrange(BroadcastView show, List<String> products);

    /** Says that a product can no longer be bought in this show, or again; the ledger stays as it is. */
    void soldOut(BroadcastView show, ProductView product, boolean soldOut);

    /**
     * Hangs a product of the line-up over the picture: in the first slot that is free, or else in place of what has been
     * there longest.
     */
    void pin(BroadcastView show, ProductView product, @Nullable Instant mediaAt, AccountId by);

    void unpin(BroadcastView show, int slot, @Nullable Instant mediaAt);

    /** @param lasting null if it stays until it is taken away */
    void say(BroadcastView show, NoticeKind kind, String text, @Nullable Duration lasting, @Nullable Instant mediaAt);

    void silence(BroadcastView show, NoticeKind kind, @Nullable Instant mediaAt);

    /**
     * Lets the viewers of a show that is on air claim a coupon.
     *
     * @throws io.vitrine.shop.ShopException if it was dropped before, or that is no time
     */
    void drop(BroadcastView show, CouponView coupon, Duration length, @Nullable Instant mediaAt);

    /**
     * Begins the countdown of a flash offer.
     *
     * @throws io.vitrine.offers.OfferException if it is not armed, or the show is not on air
     */
    void start(BroadcastView show, OfferView offer, @Nullable Instant mediaAt);
}
