package io.vitrine.accounts;

import java.util.Locale;

/** What its owner and an administrator see of an account. */
record PersonView(
        AccountId id, String email, String displayName, Role role, Locale language, boolean verified, boolean active) {

    static PersonView of(Account account) {
        return new PersonView(
                account.id(),
                account.email(),
                account.displayName(),
                account.role(),
                account.language(),
                account.isVerified(),
                account.isActive());
    }
}
