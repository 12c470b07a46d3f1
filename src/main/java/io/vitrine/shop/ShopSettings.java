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
 */
@ConfigurationProperties("vitrine.shop")
record ShopSettings(
        @DefaultValue("KRW") Currency currency,
        @DefaultValue("var/images") Path images) {}
