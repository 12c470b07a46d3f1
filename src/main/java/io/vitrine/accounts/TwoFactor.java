package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import io.vitrine.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the second factors of accounts: a sealed secret for codes of time (RFC 6238), each of which is taken once, and
 * digests of recovery codes.
 *
 * <p>Whoever asks holds the account's row, so that what one attempt takes no other does.
 */
@Service
@Transactional
class TwoFactor {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditLog audit;
    private final TwoFactorLetters letters;
    private final Clock clock;

    TwoFactor(JdbcClient jdbc, Vault vault, AuditLog audit, TwoFactorLetters letters, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.letters = letters;
        this.clock = clock;
    }

    /** Since when the account has one; empty if a password is enough. */
    @Transactional(readOnly = true)
    Optional<Instant> since(AccountId account) {
        return jdbc.sql("select created_at from two_factor where account_id = :account")
                .param("account", account.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    boolean isOn(AccountId account) {
        return since(account).isPresent();
    }

    /** Which of these accounts have one. */
    @Transactional(readOnly = true)
    Set<AccountId> among(List<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select account_id from two_factor where account_id in (:accounts)")
                .param("accounts", accounts.stream().map(AccountId::value).toList())
                .query(UUID.class)
                .stream()
                .map(AccountId::new)
                .collect(Collectors.toSet());
    }

    /** How many recovery codes are still good. */
    @Transactional(readOnly = true)
    int codesLeft(AccountId account) {
        return jdbc.sql("select count(*) from recovery_codes where account_id = :account and used_at is null")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /**
     * From now on a password is not enough, if the code is one of this secret.
     *
     * @return the recovery codes, to be shown this once; empty if the code is another's, and nothing has changed
     */
    Optional<List<Secret>> turnOn(AccountId account, Secret secret, String code) {
        OptionalLong step = TimeCodes.stepOf(secret, digits(code), clock.instant());
        if (step.isEmpty() || isOn(account)) {
            return Optional.empty();
        }
        jdbc.sql("insert into two_factor (account_id, secret, last_step, created_at)"
                        + " values (:account, :secret, :step, :now)")
                .param("account", account.value())
                .param("secret", vault.seal(secret, place(account)))
                .param("step", step.getAsLong())
                .param("now", now())
                .update();
        audit.change("account.two-factor", account, "", "off", "on");
        letters.turnedOn(account);
        return Optional.of(replaceCodes(account));
    }

    /** Makes new recovery codes, and those of before good for nothing. */
    List<Secret> renewCodes(AccountId account) {
        audit.note("account.recovery-codes", account, "made anew");
        return replaceCodes(account);
    }

    private List<Secret> replaceCodes(AccountId account) {
        deleteFrom("recovery_codes", account);
        List<Secret> codes = RecoveryCodes.make();
        for (Secret code : codes) {
            jdbc.sql("insert into recovery_codes (account_id, digest) values (:account, :digest)")
                    .param("account", account.value())
                    .param("digest", digest(account, code.reveal()))
                    .update();
        }
        return codes;
    }

    /**
     * @param detail who wants it
     * @return false if there was none
     */
    boolean turnOff(AccountId account, String detail) {
        boolean was = forget(account);
        if (was) {
            audit.change("account.two-factor", account, detail, "on", "off");
            letters.turnedOff(account);
        }
        return was;
    }

    /** As the owner leaves. */
    boolean forget(AccountId account) {
        deleteFrom("recovery_codes", account);
        return deleteFrom("two_factor", account) > 0;
    }

    private int deleteFrom(String table, AccountId account) {
        return jdbc.sql("delete from " + table + " where account_id = :account")
                .param("account", account.value())
                .update();
    }

    /** Whether this is a code of now that was not taken yet, or a recovery code; it is taken by that. */
    boolean take(AccountId account, Secret typed) {
        String code = digits(typed.reveal());
        return TimeCodes.isOne(code) ? takeStep(account, code) : takeRecoveryCode(account, typed);
    }

    private boolean takeStep(AccountId account, String code) {
        OptionalLong step = jdbc.sql("select secret from two_factor where account_id = :account")
                .param("account", account.value())
                .query(String.class)
                .optional()
                .map(kept -> TimeCodes.stepOf(vault.open(kept, place(account)), code, clock.instant()))
                .orElseGet(OptionalLong::empty);
        return step.isPresent()
                && jdbc.sql("update two_factor set last_step = :step where account_id = :account and last_step < :step")
                                .param("step", step.getAsLong())
                                .param("account", account.value())
                                .update()
                        > 0;
    }

    private boolean takeRecoveryCode(AccountId account, Secret typed) {
        boolean taken = jdbc.sql("update recovery_codes set used_at = :now"
                                + " where account_id = :account and digest = :digest and used_at is null")
                        .param("now", now())
                        .param("account", account.value())
                        .param("digest", digest(account, typed.reveal()))
                        .update()
                > 0;
        if (taken) {
            int left = codesLeft(account);
            audit.note("account.recovery-code", account, left + " left");
            letters.recovered(account, left);
        }
        return taken;
    }

    private String digest(AccountId account, String code) {
        return vault.digest(Secret.of(
                place(account) + " recovery " + RecoveryCodes.read(code).reveal()));
    }

    private static String place(AccountId account) {
        return "two-factor " + account.value();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Authenticators show a gap in the middle. */
    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }
}
