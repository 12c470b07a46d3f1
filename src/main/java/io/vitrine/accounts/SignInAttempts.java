package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts attempts to sign in, each in a short transaction of its own around the slow comparison of passwords. */
@Service
@Transactional
class SignInAttempts {

    private final AccountRepository accounts;
    private final TwoFactor factors;
    private final PasswordEncoder encoder;
    private final AuditLog audit;
    private final Clock clock;

    SignInAttempts(
            AccountRepository accounts, TwoFactor factors, PasswordEncoder encoder, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.encoder = encoder;
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
        accounts.findAndLockById(id.value()).ifPresent(this::note);
    }

    private void note(Account account) {
        account.signedIn(clock.instant());
        if (account.role() == Role.ADMIN) {
            audit.signedIn(account.id(), "administrator");
        }
    }

    /** The password is right, and failures of before stay until the code is, too: there is no guessing on and on. */
    void halfDone(AccountId id) {
        accounts.findAndLockById(id.value()).ifPresent(Account::takeBackAttempt);
    }

    /**
     * Looks at the code of the second step; a wrong one counts as a wrong password does.
     *
     * @throws SecondStepOverException if no code is good enough any more, and the sign-in has to begin anew
     * @throws BadCredentialsException if the code is wrong
     */
    @Transactional(noRollbackFor = AuthenticationException.class)
    SignedInUser finish(PendingSignIn pending, Secret code) {
        Instant now = clock.instant();
        Account account = accounts.findAndLockById(pending.account().value())
                .filter(found -> pending.isGood(found, now) && factors.isOn(found.id()))
                .orElseThrow(() -> new SecondStepOverException(false));
        if (!account.beginAttempt(now)) {
            throw new SecondStepOverException(true);
        }
        if (factors.take(account.id(), code)) {
            note(account);
            return account.signedInUser();
        }
        if (account.isLocked(now)) {
            noteLock(account.id());
            throw new SecondStepOverException(true);
        }
        throw new BadCredentialsException("The code is wrong, or was taken before");
    }

    /**
     * Whose address this is, as a provider vouches: the account that has it, or a new one of a buyer.
     *
     * @throws SecondStepNeededException if the account has a second factor here
     * @throws OidcException if it is deactivated
     */
    @Transactional(noRollbackFor = SecondStepNeededException.class)
    SignedInUser recognised(OidcProvider.Person person, Locale language) {
        Account account = accounts.findAndLockByEmail(AccountService.normalised(person.email()))
                .orElseGet(() -> register(person, language));
        if (!account.isActive()) {
            throw OidcException.failed("Account " + account.id() + " is deactivated");
        }
        if (!account.isVerified()) {
            // Whoever has registered with it may be somebody else: what they know opens nothing any more.
            account.changePassword(unknownPassword());
            factors.turnOff(account.id(), "the address turned out to be somebody's");
            account.verify(clock.instant());
            audit.note("account.verified", account.id(), "by the provider");
        }
        if (factors.isOn(account.id())) {
            throw new SecondStepNeededException(
                    new PendingSignIn(account.id(), account.passwordRevision(), clock.instant()));
        }
        note(account);
        return account.signedInUser();
    }

    private Account register(OidcProvider.Person person, Locale language) {
        String email = AccountService.checkedEmail(person.email());
        Locale spoken = language.getLanguage().equals(Locale.KOREAN.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
        Account account = Account.viewer(email, person.displayName(), unknownPassword(), spoken, clock.instant());
        account.verify(clock.instant());
        audit.note("account.registered", account.id(), "by the provider");
        return accounts.saveAndFlush(account);
    }

    private String unknownPassword() {
        return Objects.requireNonNull(encoder.encode(Passwords.random().reveal()));
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
