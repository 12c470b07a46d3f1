package io.vitrine.vault;

import io.vitrine.shared.Secret;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the vault.
 *
 * @param masterSecret from which the keys that protect stream keys and the like are derived, at least 32 characters; empty to keep
 *     one in the file
 * @param masterSecretFile where the master secret is kept; made at the first start
 */
@ConfigurationProperties("vitrine.vault")
record VaultSettings(
        @DefaultValue("") Secret masterSecret,
        @DefaultValue("./var/secrets/master") Path masterSecretFile) {}
