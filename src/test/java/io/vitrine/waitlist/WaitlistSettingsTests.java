package io.vitrine.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WaitlistSettingsTests {

    @Test
    void patienceIsTenMinutesUnlessSaidOtherwise() {
        assertThat(bind(Map.of()).patience()).isEqualTo(Duration.ofMinutes(10));
        assertThat(bind(Map.of("vitrine.waitlist.patience", "3m")).patience()).isEqualTo(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 59, -300, 86_401})
    void patienceWhenOutOfRangeIsRefused(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaitlistSettings(Duration.ofSeconds(seconds)))
                .withMessageContaining("from 1m to 1d");
    }

    private static WaitlistSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("vitrine.waitlist", WaitlistSettings.class);
    }
}
