package io.vitrine.accounts;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of accounts.
 *
 * @param firstAdministrator the e-mail address of the administrator who is made at the first start
 * @param firstPasswordFile where that administrator's first password is written, for the launcher to tell once
 */
@Validated
@ConfigurationProperties("vitrine.accounts")
record AccountsSettings(
        @DefaultValue("admin@example.com") @NotBlank @Email String firstAdministrator,
        @DefaultValue("./var/first-administrator") Path firstPasswordFile) {}
