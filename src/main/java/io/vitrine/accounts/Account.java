package io.vitrine.accounts;

import io.vitrine.accounts.mail.MailTo;
import io.vitrine.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who may sign in, and what stands in the way of it. */
@Entity
@Table(name = "accounts")
class Account {

    /** In no language: it stands beside what was said in all of them. */
    static final String ERASED_NAME = "\u2014";

    private static final int FAILURES_TO_LOCK = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(15);
    private static final Duration LONGEST_LOCK = Duration.ofDays(1);

    @Id
    private UUID id;

    private String email;
    private String displayName;
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    @ManyToOne(fetch = FetchType.EAGER)
    private @Nullable Seller seller;

    private boolean active;
    private boolean mustChangePassword;
    private int passwordRevision;
    private int failures;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant lastSignIn;
    private Instant createdAt;
    private String language;
    private @Nullable Instant verifiedAt;
    private @Nullable Instant erasedAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    private Account(
            String email, String displayName, String passwordHash, Role role, @Nullable Seller seller, Instant now) {
        this.id = Ids.next();
        this.email = email;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.role = role;
        this.seller = seller;
        this.active = true;
        this.createdAt = now;
        this.language = Locale.ENGLISH.getLanguage();
    }

    static Account seller(Seller seller, String email, String displayName, String passwordHash, Instant now) {
        Account account = new Account(email, displayName, passwordHash, Role.SELLER, seller, now);
        account.verify(now);
        return account;
    }

    static Account administrator(String email, String displayName, String passwordHash, Instant now) {
        Account account = new Account(email, displayName, passwordHash, Role.ADMIN, null, now);
        account.verify(now);
        return account;
    }

    static Account viewer(String email, String displayName, String passwordHash, Locale language, Instant now) {
        Account account = new Account(email, displayName, passwordHash, Role.VIEWER, null, now);
        account.language = language.getLanguage();
        return account;
    }

    /**
     * Counts an attempt to sign in as failed before its password is even looked at, so that many at once get no more
     * tries than one after the other; {@link #signedIn} forgives it. Every fifth failure locks, each time twice as long.
     *
     * @return false if the account is locked or inactive, so that no password is good enough
     */
    boolean beginAttempt(Instant now) {
        if (!active || isLocked(now)) {
            return false;
        }
        failures++;
        if (failures % FAILURES_TO_LOCK == 0) {
            int locksBefore = Math.min(failures / FAILURES_TO_LOCK - 1, 10);
            Duration lock = FIRST_LOCK.multipliedBy(1L << locksBefore);
            lockedUntil = now.plus(lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK);
        }
        return true;
    }

    /** The attempt that was just begun does not count, and those before it still do: there is a second step to come. */
    void takeBackAttempt() {
        if (failures % FAILURES_TO_LOCK == 0) {
            lockedUntil = null;
        }
        failures--;
    }

    void signedIn(Instant now) {
        forgiveFailures();
        lastSignIn = now;
    }

    void forgiveFailures() {
        failures = 0;
        lockedUntil = null;
    }

    /** Takes a password of the owner's own choice. */
    void choosePassword(String hash) {
        passwordHash = hash;
        mustChangePassword = false;
        passwordRevision++;
    }

    /** Takes a password from whoever has shown in another way to be the owner. */
    void changePassword(String hash) {
        choosePassword(hash);
        forgiveFailures();
    }

    /** Takes a password that somebody else has seen, so that its owner has to change it. */
    void lendPassword(String hash) {
        changePassword(hash);
        mustChangePassword = true;
    }

    /** Stores the same password hashed anew; sessions go on. */
    void upgradeHash(String hash) {
        passwordHash = hash;
    }

    /** Every session that knows of an earlier revision is over. */
    void endSessions() {
        passwordRevision++;
    }

    void deactivate() {
        active = false;
    }

    void activate() {
        if (erasedAt != null) {
            throw new IllegalStateException("The account " + id + " was deleted by its owner");
        }
        active = true;
    }

    /** Mail has reached the owner, or an administrator vouches for that. */
    void verify(Instant now) {
        if (verifiedAt == null) {
            verifiedAt = now;
        }
    }

    void introduce(String name, Locale spoken) {
        displayName = name;
        language = spoken.getLanguage();
    }

    /** From now on the owner acts for the shop. */
    void open(Seller shop) {
        seller = shop;
        role = Role.SELLER;
    }

    /** Forgets the person for good; the row stays, because what was said and bought refers to it. */
    void erase(Instant now) {
        if (role != Role.VIEWER) {
            throw new IllegalStateException("Whoever has a shop or administers cannot just go");
        }
        email = "deleted-" + id + "@deleted.invalid";
        displayName = ERASED_NAME;
        passwordHash = "";
        passwordRevision++;
        active = false;
        erasedAt = now;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }

    AccountId id() {
        return new AccountId(id);
    }

    String displayName() {
        return displayName;
    }

    Locale language() {
        return Locale.forLanguageTag(language);
    }

    boolean isVerified() {
        return verifiedAt != null;
    }

    MailTo mailTo() {
        return new MailTo(email, displayName);
    }

    String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    Role role() {
        return role;
    }

    boolean isActive() {
        return active;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    int passwordRevision() {
        return passwordRevision;
    }

    SignedInUser signedInUser() {
        return new SignedInUser(id(), email, displayName, role, seller == null ? null : seller.id(), passwordRevision);
    }

    AccountView view(Instant now) {
        return new AccountView(
                id(),
                email,
                displayName,
                role,
                seller == null ? null : seller.id(),
                seller == null ? null : seller.name(),
                isVerified(),
                active,
                mustChangePassword,
                isLocked(now) ? lockedUntil : null,
                lastSignIn,
                createdAt);
    }
}
