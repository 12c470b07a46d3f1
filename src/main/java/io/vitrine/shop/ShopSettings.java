package io.vitrine.shop;

import java.nio.file.Path;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of shops.
 *
 * @param currency that prices of new products are in (ISO 4217)
 * @param images the folder of the pictures of products
 * @param unpaidOrders how many orders a visitor may have that await their payment; one more is refused, so that nobody
 *     empties the shelves with orders that are never paid
 */
@ConfigurationProperties("vitrine.shop")
record ShopSettings(
        @DefaultValue("KRW") Currency currency,
        @DefaultValue("var/images") Path images,
        @DefaultValue("20") int unpaidOrders) {

    ShopSettings {
        if (unpaidOrders < 1) {
            throw new IllegalArgumentException("vitrine.shop.unpaid-orders is at least 1, and not " + unpaidOrders);
        }
    }
}
