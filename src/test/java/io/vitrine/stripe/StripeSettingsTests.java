package io.vitrine.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds the settings: defaults, everything, and what is refused. */
class StripeSettingsTests {

    @Test
    void bindWhenNothingIsSetTakesTheDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new StripeSettings(
                        URI.create("https://api.stripe.com"), Duration.ofSeconds(5), Duration.ofSeconds(15)));
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() {
        assertThat(bind(Map.of(
                        "vitrine.stripe.api", "http://127.0.0.1:9",
                        "vitrine.stripe.connect-timeout", "1s",
                        "vitrine.stripe.read-timeout", "2s")))
                .isEqualTo(new StripeSettings(
                        URI.create("http://127.0.0.1:9"), Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "vitrine.stripe.api, http://api.example.com",
        "vitrine.stripe.api, nowhere",
        "vitrine.stripe.read-timeout, 0s",
        "vitrine.stripe.connect-timeout, -1s"
    })
    void bindWhenAKeyWouldTravelInTheOpenOrNobodyWaitsIsRefused(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).rootCause().hasMessageContaining("vitrine.stripe.");
    }

    private static StripeSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("vitrine.stripe", StripeSettings.class);
    }
}
