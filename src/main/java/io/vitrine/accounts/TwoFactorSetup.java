package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets owners of accounts set up their second factor, and put it away; wrong passwords and codes count towards the lock. */
@Service
@Transactional(noRollbackFor = AccountException.class) // so that wrong guesses count
class TwoFactorSetup {

    private final AccountRepository accounts;
    private final TwoFactor factors;
    private final TwoFactorRules rules;
    private final PasswordEncoder encoder;
    private final Clock clock;

    TwoFactorSetup(
            AccountRepository accounts, TwoFactor factors, TwoFactorRules rules, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.rules = rules;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** @throws AccountException if the password is wrong: somebody at an open browser does not lock out its owner */
    void begin(AccountId id, Secret password) {
        Account account = locked(id);
        OwnPassword.check(account, password, encoder, clock.instant());
        // Wrong codes stay counted: else whoever has the password would guess on and on.
        account.takeBackAttempt();
    }

    /**
     * From now on a password is not enough, and only the session that asks goes on.
     *
     * @return the recovery codes, to be shown this once; empty if the code is wrong
     */
    Optional<List<Secret>> confirm(AccountId id, Secret secret, String code) {
        Account account = locked(id);
        Optional<List<Secret>> codes = factors.turnOn(id, secret, code);
        codes.ifPresent(made -> {
            account.endSessions();
            AccountService.keepOwnSession(account);
        });
        return codes;
    }

    /** @throws AccountException if the password or the code is wrong */
    List<Secret> renewCodes(AccountId id, Secret password, Secret code) {
        check(locked(id), password, code);
        return factors.renewCodes(id);
    }

    /** @throws AccountException if the password or the code is wrong, or the account needs a second factor */
    void turnOff(AccountId id, Secret password, Secret code) {
        Account account = locked(id);
        if (rules.isNeededBy(account.role())) {
            throw new AccountException(
                    "two-factor", "account.two-factor.needed", "Administrators need a second factor here");
        }
        check(account, password, code);
        factors.turnOff(id, "by the owner");
    }

    /** An administrator helps somebody who has lost phone and codes. */
    void takeOff(AccountId id) {
        locked(id);
        factors.turnOff(id, "by an administrator");
    }

    private void check(Account account, Secret password, Secret code) {
        OwnPassword.check(account, password, encoder, clock.instant());
        if (!factors.take(account.id(), code)) {
            throw new AccountException("code", "account.two-factor.wrong", "The code is wrong, or was taken before");
        }
        account.forgiveFailures();
    }

    private Account locked(AccountId id) {
        return accounts.findAndLockById(id.value())
                .orElseThrow(() -> new AccountException("account", "account.unknown", "There is no account " + id));
    }
}
