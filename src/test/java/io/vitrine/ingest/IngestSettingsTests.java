package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IngestSettingsTests {

    @Test
    void bindWhenNothingIsSetHasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IngestSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(20)));
    }

    @Test
    void bindWhenAllIsSetTakesAll() {
        assertThat(bind(Map.of(
                        "vitrine.ingest.interval", "1s",
                        "vitrine.ingest.grace", "2s",
                        "vitrine.ingest.silence", "3s",
                        "vitrine.ingest.takeover", "4s",
                        "vitrine.ingest.patience", "5s")))
                .isEqualTo(new IngestSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5)));
    }

    @Test
    void bindWhenATimeIsNothingRefuses() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.ingest.grace", "0s")))
                .rootCause()
                .hasMessageContaining("vitrine.ingest.grace");
    }

    private static IngestSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("vitrine.ingest", IngestSettings.class);
    }
}
