package io.vitrine.api;

import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.tokens.Caller;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds what belongs to the shop that a token is of; what belongs to another does not exist (404). */
@Component
class CallerScope {

    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Products products;
    private final Orders orders;
    private final Coupons coupons;

    CallerScope(Channels channels, Broadcasts broadcasts, Products products, Orders orders, Coupons coupons) {
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.products = products;
        this.orders = orders;
        this.coupons = coupons;
    }

    BroadcastView show(Caller caller, String id) {
        return own(
                caller,
                id,
                "broadcast",
                broadcasts::find,
                show -> channels.find(show.channel()).map(ChannelView::seller));
    }

    ChannelView channel(Caller caller, String id) {
        return own(caller, id, "channel", channels::find, found -> Optional.of(found.seller()));
    }

    ProductView product(Caller caller, String id) {
        return own(caller, id, "product", products::find, found -> Optional.of(found.seller()));
    }

    /** Nobody else changes it before the end of the transaction at hand. */
    ProductView lockedProduct(Caller caller, String id) {
        return own(caller, id, "product", products::lock, found -> Optional.of(found.seller()));
    }

    OrderView order(Caller caller, String id) {
        return own(caller, id, "order", orders::find, found -> Optional.of(found.seller()));
    }

    CouponView coupon(Caller caller, String id) {
        return own(caller, id, "coupon", coupons::find, found -> Optional.of(found.seller()));
    }

    /** @throws ApiException if there is nothing of that id */
    static <T> T any(String id, String kind, Function<PublicId, Optional<T>> find) {
        return Optional.of(id)
                .filter(PublicId::isValid)
                .map(PublicId::of)
                .flatMap(find)
                .orElseThrow(() -> ApiException.of(Problem.NOT_FOUND, "There is no " + kind + " with that id"));
    }

    private static <T> T own(
            Caller caller,
            String id,
            String kind,
            Function<PublicId, Optional<T>> find,
            Function<T, Optional<SellerId>> owner) {
        return Optional.of(id)
                .filter(PublicId::isValid)
                .map(PublicId::of)
                .flatMap(find)
                .filter(found ->
                        owner.apply(found).filter(caller.seller()::equals).isPresent())
                .orElseThrow(() ->
                        ApiException.of(Problem.NOT_FOUND, "The shop of this token has no " + kind + " with that id"));
    }
}
