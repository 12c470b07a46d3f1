package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.shared.Secret;
import org.junit.jupiter.api.Test;

/** What is no provider is refused at the start, with a sentence. */
class OidcSettingsTests {

    private static final Secret SECRET = Secret.of("a secret of the client");

    @Test
    void settingsWhenThereIsNoIssuerAreOff() {
        assertThat(new OidcSettings("", "", Secret.of(""), "OpenID", "").isConfigured())
                .isFalse();
    }

    @Test
    void settingsWhenSomethingIsMissingSayWhat() {
        assertThat(new OidcSettings("https://id.example", "shop", SECRET, "Harbour ID", "https://shop.example")
                        .isConfigured())
                .isTrue();
        assertThatThrownBy(
                        () -> new OidcSettings("http://id.example", "shop", SECRET, "Harbour ID", "https://s.example"))
                .hasMessageContaining("VITRINE_OIDC_ISSUER has to begin with https://");
        assertThatThrownBy(() -> new OidcSettings("https://id.example", "", SECRET, "Harbour ID", "https://s.example"))
                .hasMessageContaining("VITRINE_OIDC_CLIENT_ID");
        assertThatThrownBy(() -> new OidcSettings("https://id.example", "shop", SECRET, "Harbour ID", ""))
                .hasMessageContaining("VITRINE_SITE");
    }
}
