package io.vitrine.accounts;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of accounts.
 *
 * @param firstAdministrator the e-mail address of the administrator who is made at the first start
 * @param firstPasswordFile where that administrator's first password is written, for the launcher to tell once
 * @param twoFactorOff the e-mail address of an account whose second factor this start removes; empty for none
 */
@ConfigurationProperties("vitrine.accounts")
record AccountsSettings(
        @DefaultValue("admin@example.com") String firstAdministrator,
        @DefaultValue("./var/first-administrator") Path firstPasswordFile,
        @DefaultValue("") String twoFactorOff) {

    AccountsSettings {
        if (!AccountService.isEmail(firstAdministrator)) {
            throw new IllegalArgumentException("VITRINE_FIRST_ADMINISTRATOR has to be an e-mail address, and \""
                    + firstAdministrator + "\" is none");
        }
    }
}
