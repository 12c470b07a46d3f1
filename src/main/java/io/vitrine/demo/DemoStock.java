package io.vitrine.demo;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Money;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductImages;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Fills the demo's shop with what is seen in its picture. */
@Component
class DemoStock {

    private final Products products;
    private final ProductImages images;
    private final Payments payments;
    private final Coupons coupons;

    DemoStock(Products products, ProductImages images, Payments payments, Coupons coupons) {
        this.products = products;
        this.images = images;
        this.payments = payments;
        this.coupons = coupons;
    }

    /** Fills it once; what its seller does afterwards stays. */
    void fill(SellerId shop) {
        if (products.all(shop).isEmpty()) {
            payments.change(shop, new PaymentTerms("Example Bank 000-0000-0000, Atelier Haru", 24, true, "", 30));
            coupons.create(shop, new CouponDraft("An evening welcome", CouponKind.FIXED, 3_000, 20_000, 50, 24));
            offer(
                    shop,
                    DemoPicture.CUP,
                    "Cup No. 4",
                    "Thrown by hand and fired twice. Safe in the dishwasher.",
                    variant("CUP-4-C", "Celadon", 18_000, 40),
                    variant("CUP-4-I", "Ink", 19_000, 25));
            offer(
                    shop,
                    DemoPicture.THROW,
                    "Linen throw",
                    "Washed linen, 130 × 170 cm.",
                    variant("THROW-1", "", 42_000, 12));
            offer(
                    shop,
                    DemoPicture.SPEAKER,
                    "Desk speaker",
                    "A small speaker with a warm sound, in walnut.",
                    variant("SPEAKER-1", "", 69_000, 6));
        }
    }

    private void offer(SellerId shop, DemoPicture picture, String title, String description, VariantDraft... variants) {
        ProductView product = products.create(shop, new ProductDraft(title, description, List.of(variants)));
        byte[] drawn = picture.draw();
        images.add(product.id(), new ByteArrayResource(drawn), drawn.length);
        products.become(product.id(), ProductStatus.ACTIVE);
    }

    private static VariantDraft variant(String sku, String name, long won, int stock) {
        return new VariantDraft(null, sku, name, Money.of(won, "KRW"), stock);
    }
}
