package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds the settings: defaults, everything, and what is refused. */
class AccountsSettingsTests {

    @Test
    void bindWhenNothingIsSetTakesTheDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new AccountsSettings("admin@example.com", Path.of("var/first-administrator"), ""));
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() {
        assertThat(bind(Map.of(
                        "vitrine.accounts.first-administrator", "mira@shop.example",
                        "vitrine.accounts.first-password-file", "/srv/first")))
                .isEqualTo(new AccountsSettings("mira@shop.example", Path.of("/srv/first"), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "mira", "@shop.example", "mira@", "mira@shop example", "mira@shop@example"})
    void bindWhenTheFirstAdministratorIsNoAddressSaysSoInASentence(String address) {
        assertThatThrownBy(() -> bind(Map.of("vitrine.accounts.first-administrator", address)))
                .hasRootCauseMessage(
                        "VITRINE_FIRST_ADMINISTRATOR has to be an e-mail address, and \"" + address + "\" is none");
    }

    private static AccountsSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("vitrine.accounts", AccountsSettings.class);
    }
}
