package io.vitrine.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.pages.PageTest;
import io.vitrine.shared.Secret;
import io.vitrine.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.convert.ConversionService;

@PageTest
class SealedAttributesTests {

    private static final String TYPED = "JBSWY3DPEHPK3PXP";

    @Autowired
    Vault vault;

    @Test
    void attributeWhenKeptComesBackAndNobodyReadsItMeanwhile() {
        ConversionService conversions = new SealedAttributes(vault).conversions();
        var draft = new TwoFactorDraft(
                new AccountId(UUID.randomUUID()), Secret.of(TYPED), Instant.parse("2026-01-01T00:00:00Z"));
        byte[] bytes = conversions.convert(draft, byte[].class);
        assertThat(bytes).isNotNull();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(TYPED, "TwoFactorDraft");
        assertThat(conversions.convert(bytes, Object.class)).isEqualTo(draft);
    }

    @Test
    void attributeWhenItIsNotOursIsAsGoodAsForgotten() {
        ConversionService conversions = new SealedAttributes(vault).conversions();
        assertThat(conversions.convert(new byte[] {1, 2, 3}, Object.class)).isNull();
        byte[] elsewhere =
                vault.seal(Secret.of("rO0ABXQABXdvcmRz"), "somewhere else").getBytes(StandardCharsets.US_ASCII);
        assertThat(conversions.convert(elsewhere, Object.class)).isNull();
    }
}
