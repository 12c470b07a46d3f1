package io.vitrine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ApiSettingsTests {

    @Test
    void settingsWhenNothingIsSetAreTheDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new ApiSettings(600, 30, false));
    }

    @Test
    void settingsWhenSetAreTaken() {
        assertThat(bind(Map.of(
                        "vitrine.api.requests-a-minute", "10",
                        "vitrine.api.failures-a-minute", "5",
                        "vitrine.api.description", "true")))
                .isEqualTo(new ApiSettings(10, 5, true));
    }

    @Test
    void settingsWhenNothingCouldBeAskedAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiSettings(0, 30, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiSettings(600, 0, false));
    }

    private static ApiSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("vitrine.api", ApiSettings.class);
    }
}
