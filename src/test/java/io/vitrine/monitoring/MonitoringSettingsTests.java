package io.vitrine.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class MonitoringSettingsTests {

    @Test
    void settingsWhenNothingIsSetLookEachTenSecondsAndOpenToNobodyElsewhere() {
        MonitoringSettings settings = bind(Map.of());
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.token().reveal()).isEmpty();
        assertThat(settings.leastFree()).isEqualTo(DataSize.ofGigabytes(1));
    }

    @Test
    void tokenWhenItCanBeGuessedIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.monitoring.token", "open sesame")))
                .rootCause()
                .hasMessageContaining("VITRINE_METRICS_TOKEN")
                .hasMessageContaining("at least 24")
                .message()
                .doesNotContain("sesame");
    }

    @Test
    void intervalWhenItIsNoTimeIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.monitoring.interval", "0s")))
                .rootCause()
                .hasMessageContaining("a second or longer");
    }

    private static MonitoringSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("vitrine.monitoring", MonitoringSettings.class);
    }
}
