package io.vitrine.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds the settings: defaults, everything, and what is refused. */
class PlaybackSettingsTests {

    @Test
    void bindWhenNothingIsSetTakesTheDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new PlaybackSettings(
                        URI.create("http://127.0.0.1:8082"), Duration.ofSeconds(2), 4096, Duration.ofMinutes(10)));
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() {
        assertThat(bind(Map.of(
                        "vitrine.playback.publisher", "http://127.0.0.1:9000",
                        "vitrine.playback.timeout", "300ms",
                        "vitrine.playback.most-waiting", "8",
                        "vitrine.playback.address-life", "30s")))
                .isEqualTo(new PlaybackSettings(
                        URI.create("http://127.0.0.1:9000"), Duration.ofMillis(300), 8, Duration.ofSeconds(30)));
    }

    @Test
    void bindWhenTheAddressIsNoHttpAddressIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.playback.publisher", "localhost:1")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("vitrine.playback.most-waiting", "0")))
                .isInstanceOf(BindException.class);
        for (String life : List.of("9s", "25h")) {
            assertThatThrownBy(() -> bind(Map.of("vitrine.playback.address-life", life)))
                    .isInstanceOf(BindException.class);
        }
    }

    private static PlaybackSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("vitrine.playback", PlaybackSettings.class);
    }
}
