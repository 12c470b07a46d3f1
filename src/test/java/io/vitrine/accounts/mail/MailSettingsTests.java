package io.vitrine.accounts.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.accounts.mail.MailSettings.Encryption;
import io.vitrine.shared.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds the settings: defaults, everything, and what is refused. */
class MailSettingsTests {

    @TempDir
    Path folder;

    @Test
    void bindWhenNothingIsSetSendsNoMail() {
        MailSettings settings = bind(Map.of());
        assertThat(settings).isEqualTo(new MailSettings("", 587, Encryption.STARTTLS, "", Secret.of(""), null, "", ""));
        assertThat(settings.isComplete()).isFalse();
    }

    @Test
    void bindWhenEverythingIsSetTakesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "from the file\n");
        MailSettings settings = bind(Map.of(
                "vitrine.mail.host", "mail.example",
                "vitrine.mail.port", "465",
                "vitrine.mail.encryption", "tls",
                "vitrine.mail.username", "shop",
                "vitrine.mail.password-file", file.toString(),
                "vitrine.mail.from", "shop@shop.example",
                "vitrine.mail.site", "https://shop.example/"));
        assertThat(settings)
                .isEqualTo(new MailSettings(
                        "mail.example",
                        465,
                        Encryption.TLS,
                        "shop",
                        Secret.of(""),
                        file,
                        "shop@shop.example",
                        "https://shop.example"));
        assertThat(settings.isComplete()).isTrue();
        assertThat(settings.secret().reveal()).isEqualTo("from the file");
    }

    @Test
    void bindWhenThereIsNoSiteForLinksSaysSo() {
        assertThatThrownBy(() ->
                        bind(Map.of("vitrine.mail.host", "mail.example", "vitrine.mail.from", "shop@shop.example")))
                .rootCause()
                .hasMessageContaining("set VITRINE_SITE");
    }

    @Test
    void bindWhenThereIsNoSenderSaysSo() {
        assertThatThrownBy(() ->
                        bind(Map.of("vitrine.mail.host", "mail.example", "vitrine.mail.site", "https://shop.example")))
                .rootCause()
                .hasMessageContaining("set VITRINE_MAIL_FROM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "ftp://shop.example",
                "https://a@shop.example",
                "https://shop.example/deep",
                "https://shop.example?x",
                "javascript:alert(1)"
            })
    void bindWhenTheSiteIsNoAddressSaysSo(String site) {
        assertThatThrownBy(() -> bind(Map.of("vitrine.mail.site", site)))
                .rootCause()
                .hasMessageContaining("VITRINE_SITE has to be");
    }

    private static MailSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("vitrine.mail", MailSettings.class);
    }
}
