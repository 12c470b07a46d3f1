package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.time.Instant;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Asks people who are signed in for their password, before what whoever finds an open browser shall not do. */
final class OwnPassword {

    private OwnPassword() {}

    /** @throws AccountException if it is wrong, which counts towards the lock, or the account is locked */
    static void check(Account account, Secret password, PasswordEncoder encoder, Instant now) {
        if (!account.beginAttempt(now)
                || !PasswordRules.fits(password)
                || !encoder.matches(password.reveal(), account.passwordHash())) {
            throw new AccountException("current", "account.password.wrong", "The current password is wrong");
        }
    }
}
