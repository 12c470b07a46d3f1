package io.vitrine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class PackagingSettingsTests {

    private static PackagingSettings bind(Map<String, String> properties) {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(
                        "vitrine.packaging",
                        Bindable.of(PackagingSettings.class),
                        new ValidationBindHandler(validator));
    }

    @Test
    void bindWhenOnlyTheFolderIsSetHasDefaults() {
        assertThat(bind(Map.of("vitrine.packaging.folder", "var/media")))
                .isEqualTo(
                        new PackagingSettings(Path.of("var/media"), 30, Duration.ofMinutes(1), Duration.ofMinutes(5)));
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() {
        assertThat(bind(Map.of(
                        "vitrine.packaging.folder", "/media",
                        "vitrine.packaging.window", "12",
                        "vitrine.packaging.keep-finished", "10s",
                        "vitrine.packaging.keep-unclaimed", "1h")))
                .isEqualTo(new PackagingSettings(Path.of("/media"), 12, Duration.ofSeconds(10), Duration.ofHours(1)));
    }

    @Test
    void bindWhenWindowIsTooShortRefuses() {
        assertThatThrownBy(() -> bind(Map.of("vitrine.packaging.folder", "/media", "vitrine.packaging.window", "2")))
                .rootCause()
                .hasMessageContaining("window");
    }
}
