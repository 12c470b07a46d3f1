package io.vitrine.accounts;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who may sign in, and what stands in the way of it. */
@Entity
@Table(name = "accounts")
class Account {

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
    }

    static Account seller(Seller seller, String email, String displayName, String passwordHash, Instant now) {
        return new Account(email, displayName, passwordHash, Role.SELLER, seller, now);
    }

    static Account administrator(String email, String displayName, String passwordHash, Instant now) {
        return new Account(email, displayName, passwordHash, Role.ADMIN, null, now);
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

    void signedIn(Instant now) {
        forgiveFailures();
        lastSignIn = now;
    }

    void forgiveFailures() {
        failures = 0;
        lockedUntil = null;
    }

    /** Takes a password of the owner's own choice. */
    void changePassword(String hash) {
        passwordHash = hash;
        mustChangePassword = false;
        passwordRevision++;
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

    void deactivate() {
        active = false;
    }

    void activate() {
        active = true;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }

    AccountId id() {
        return new AccountId(id);
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
                active,
                mustChangePassword,
                isLocked(now) ? lockedUntil : null,
                lastSignIn,
                createdAt);
    }
}
