package io.vitrine.studio;

import io.vitrine.shop.CouponStatus;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.stage.Card;
import io.vitrine.stage.Screen;
import io.vitrine.stage.Screens;
import io.vitrine.studio.Desk.Refusal;
import io.vitrine.studio.SellerScope.Show;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares the desk of a show. */
@Component
class Desks {

    private static final int MOST_FOUND = 6;

    private final Screens screens;
    private final Products products;
    private final Coupons coupons;

    Desks(Screens screens, Products products, Coupons coupons) {
        this.screens = screens;
        this.products = products;
        this.coupons = coupons;
    }

    /** @param q part of a title or SKU of products that may be added; empty for the newest */
    Desk of(Show show, String q, @Nullable Refusal refusal) {
        Screen screen = screens.of(show.broadcast());
        Set<Object> chosen = screen.cards().stream().map(Card::id).collect(Collectors.toSet());
        List<ProductView> found = products.ofSeller(show.channel().seller(), q, ProductStatus.ACTIVE).stream()
                .filter(product -> !chosen.contains(product.publicId()))
                .limit(MOST_FOUND)
                .toList();
        return new Desk(show.broadcast().publicId(), screen, q, found, coupons(show), refusal);
    }

    /** {@link Desk#version} of now, without looking through all the seller's products. */
    String version(Show show) {
        return Desk.version(screens.of(show.broadcast()), coupons(show));
    }

    private List<CouponView> coupons(Show show) {
        return coupons.ofSeller(show.channel().seller()).stream()
                .filter(coupon -> coupon.status() == CouponStatus.DRAFT
                        || (coupon.status() == CouponStatus.OPEN
                                && show.broadcast().id().value().equals(coupon.broadcast())))
                .toList();
    }
}
