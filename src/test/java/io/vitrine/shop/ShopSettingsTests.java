package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds the settings: defaults, everything, and what is refused. */
class ShopSettingsTests {

    @Test
    void bindWhenNothingIsSetTakesTheDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new ShopSettings(Currency.getInstance("KRW")));
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() {
        assertThat(bind(Map.of("vitrine.shop.currency", "EUR")))
                .isEqualTo(new ShopSettings(Currency.getInstance("EUR")));
    }

    @Test
    void currencyWhenUnknownIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.shop.currency", "SHELLS")))
                .hasStackTraceContaining("SHELLS");
    }

    private static ShopSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("vitrine.shop", ShopSettings.class);
    }
}
