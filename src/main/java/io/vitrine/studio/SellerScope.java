package io.vitrine.studio;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.SignedIn;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.offers.OfferView;
import io.vitrine.offers.Offers;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds what belongs to the shop that the request acts for; what belongs to another does not exist (404). */
@Component
class SellerScope {

    private final ActingShop acting;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Products products;
    private final Orders orders;
    private final Coupons coupons;
    private final Offers offers;

    SellerScope(
            ActingShop acting,
            Channels channels,
            Broadcasts broadcasts,
            Products products,
            Orders orders,
            Coupons coupons,
            Offers offers) {
        this.acting = acting;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.products = products;
        this.orders = orders;
        this.coupons = coupons;
        this.offers = offers;
    }

    SellerId seller(SignedIn who) {
        return acting.now().seller();
    }

    List<ChannelView> channels(SignedIn who) {
        return channels.ofSeller(seller(who));
    }

    ChannelView channel(SignedIn who, String publicId) {
        return own(who, publicId, channels::find, ChannelView::seller);
    }

    Show show(SignedIn who, String publicId) {
        BroadcastView broadcast = id(publicId).flatMap(broadcasts::find).orElseThrow(SellerScope::nothing);
        return new Show(channel(who, broadcast.channelPublicId().value()), broadcast);
    }

    ProductView product(SignedIn who, String publicId) {
        return own(who, publicId, products::find, ProductView::seller);
    }

    OrderView order(SignedIn who, String publicId) {
        return own(who, publicId, orders::find, OrderView::seller);
    }

    CouponView coupon(SignedIn who, String publicId) {
        return own(who, publicId, coupons::find, CouponView::seller);
    }

    OfferView offer(SignedIn who, String publicId) {
        return own(who, publicId, offers::find, OfferView::seller);
    }

    private <T> T own(
            SignedIn who, String publicId, Function<PublicId, Optional<T>> find, Function<T, SellerId> owner) {
        SellerId seller = seller(who);
        return id(publicId)
                .flatMap(find)
                .filter(found -> owner.apply(found).equals(seller))
                .orElseThrow(SellerScope::nothing);
    }

    private static Optional<PublicId> id(String value) {
        return PublicId.isValid(value) ? Optional.of(PublicId.of(value)) : Optional.empty();
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A broadcast and the channel it is of. */
    record Show(ChannelView channel, BroadcastView broadcast) {}
}
