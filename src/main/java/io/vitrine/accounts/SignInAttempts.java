package io.vitrine.accounts;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts attempts to sign in, each in a short transaction of its own around the slow comparison of passwords. */
@Service
@Transactional
class SignInAttempts {

    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Clock clock;

    SignInAttempts(AccountRepository accounts, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty if there is no such account, or no password would open it now. */
    Optional<Attempt> begin(String email) {
        return accounts.findAndLockByEmail(email)
                .filter(account -> account.beginAttempt(clock.instant()))
                .map(account ->
                        new Attempt(account.signedInUser(), account.passwordHash(), account.isLocked(clock.instant())));
    }

    void noteLock(AccountId id) {
        audit.note("account.locked", id, "too many failed sign-ins");
    }

    void succeeded(AccountId id) {
        accounts.findAndLockById(id.value()).ifPresent(account -> {
            account.signedIn(clock.instant());
            if (account.role() == Role.ADMIN) {
                audit.signedIn(id, "administrator");
            }
        });
    }

    void upgradeHash(AccountId id, String hash) {
        accounts.findAndLockById(id.value()).ifPresent(account -> account.upgradeHash(hash));
    }

    /**
     * Who would be signed in.
     *
     * @param passwordHash what the presented password has to match
     * @param lastTry whether the account is locked unless it does
     */
    record Attempt(SignedInUser user, String passwordHash, boolean lastTry) {}
}
