package io.vitrine.shop;

import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of shops.
 *
 * @param currency that prices of new products are in (ISO 4217)
 */
@ConfigurationProperties("vitrine.shop")
record ShopSettings(@DefaultValue("KRW") Currency currency) {}
