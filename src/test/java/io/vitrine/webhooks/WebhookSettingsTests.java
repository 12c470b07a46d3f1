package io.vitrine.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookSettingsTests {

    @Test
    void settingsWhenNothingIsSetAreTheDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new WebhookSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        8,
                        Duration.ofDays(30),
                        Duration.ofDays(5),
                        List.of()));
        assertThat(bound(Map.of("vitrine.webhooks.allowed-networks", "")).allowedNetworks())
                .isEmpty();
    }

    @Test
    void settingsWhenSetAreTaken() {
        assertThat(bound(Map.of(
                        "vitrine.webhooks.timeout", "2s",
                        "vitrine.webhooks.interval", "100ms",
                        "vitrine.webhooks.senders", "3",
                        "vitrine.webhooks.kept", "7d",
                        "vitrine.webhooks.patience", "2d",
                        "vitrine.webhooks.allowed-networks", "10.0.0.0/8, fd00::/8")))
                .isEqualTo(new WebhookSettings(
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100),
                        3,
                        Duration.ofDays(7),
                        Duration.ofDays(2),
                        List.of("10.0.0.0/8", "fd00::/8")));
    }

    @Test
    void settingsWhenOutOfRangeAreRefusedWithTheirName() {
        assertRefused("timeout", "5ms", "vitrine.webhooks.timeout");
        assertRefused("timeout", "5m", "vitrine.webhooks.timeout");
        assertRefused("senders", "0", "vitrine.webhooks.senders");
        assertRefused("kept", "1h", "kept at least a day");
        assertRefused("patience", "1m", "patience at least an hour");
        assertRefused("allowed-networks", "intranet", "\"intranet\" is none");
    }

    private static void assertRefused(String name, String value, String told) {
        assertThatThrownBy(() -> bound(Map.of("vitrine.webhooks." + name, value)))
                .hasStackTraceContaining(told);
    }

    private static WebhookSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("vitrine.webhooks", WebhookSettings.class);
    }
}
