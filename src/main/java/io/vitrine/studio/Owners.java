package io.vitrine.studio;

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
import io.vitrine.webhooks.Webhooks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows whose the things are that addresses of the studio name. */
@Component
class Owners {

    private final Channels channels;
    private final Broadcasts broadcasts;
    private final Products products;
    private final Orders orders;
    private final Coupons coupons;
    private final Webhooks webhooks;

    Owners(
            Channels channels,
            Broadcasts broadcasts,
            Products products,
            Orders orders,
            Coupons coupons,
            Webhooks webhooks) {
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.products = products;
        this.orders = orders;
        this.coupons = coupons;
        this.webhooks = webhooks;
    }

    /** @param kind the part of the address before the id, such as {@code products} */
    Optional<SellerId> of(String kind, PublicId id) {
        return switch (kind) {
            case "broadcasts" -> show(id).flatMap(this::ofShow);
            case "channels" -> channels.find(id).map(ChannelView::seller);
            case "products" -> products.find(id).map(ProductView::seller);
            case "orders" -> orders.find(id).map(OrderView::seller);
            case "coupons" -> coupons.find(id).map(CouponView::seller);
            case "webhooks" -> webhooks.sellerOf(id);
            default -> Optional.empty();
        };
    }

    Optional<BroadcastView> show(PublicId id) {
        return broadcasts.find(id);
    }

    private Optional<SellerId> ofShow(BroadcastView show) {
        return channels.find(show.channel()).map(ChannelView::seller);
    }
}
