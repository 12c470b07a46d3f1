package io.vitrine.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.shared.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds the settings: defaults, everything, and what is refused. */
class VaultSettingsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void bindWhenNothingIsSetTakesTheDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new VaultSettings(Secret.of(""), Path.of("var/secrets/master")));
    }

    @Test
    void bindWhenEverythingIsSetTakesItAndDoesNotTellTheSecret() {
        VaultSettings settings =
                bind(Map.of("vitrine.vault.master-secret", SECRET, "vitrine.vault.master-secret-file", "/srv/master"));
        assertThat(settings).isEqualTo(new VaultSettings(Secret.of(SECRET), Path.of("/srv/master")));
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @Test
    void masterSecretWhenOneCharacterShortIsRefusedInASentenceThatDoesNotTellIt() {
        String shorter = SECRET.substring(1);
        assertThatThrownBy(() -> MasterSecret.of(bind(Map.of("vitrine.vault.master-secret", shorter))))
                .message()
                .isEqualTo("The master secret from VITRINE_MASTER_SECRET is shorter than 32 characters")
                .doesNotContain(shorter);
        assertThat(MasterSecret.of(bind(Map.of("vitrine.vault.master-secret", SECRET))))
                .isEqualTo(Secret.of(SECRET));
    }

    private static VaultSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("vitrine.vault", VaultSettings.class);
    }
}
