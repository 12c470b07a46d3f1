package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds the settings: defaults, everything, and what is refused. */
class ShopSettingsTests {

    @Test
    void bindWhenNothingIsSetTakesTheDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new ShopSettings(Currency.getInstance("KRW"), Path.of("var/images"), 20));
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() {
        assertThat(bind(Map.of(
                        "vitrine.shop.currency", "EUR",
                        "vitrine.shop.images", "/srv/images",
                        "vitrine.shop.unpaid-orders", "3")))
                .isEqualTo(new ShopSettings(Currency.getInstance("EUR"), Path.of("/srv/images"), 3));
    }

    @Test
    void currencyWhenUnknownIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.shop.currency", "SHELLS")))
                .hasStackTraceContaining("SHELLS");
    }

    @Test
    void unpaidOrdersWhenNoneIsAllowedIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.shop.unpaid-orders", "0")))
                .hasStackTraceContaining("at least 1");
    }

    private static ShopSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("vitrine.shop", ShopSettings.class);
    }
}
