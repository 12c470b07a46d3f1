package io.vitrine.stripe;

import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.Secret;
import io.vitrine.stripe.Trouble.Kind;
import io.vitrine.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps sellers' keys in the database, sealed for each seller. */
@Component
class StripeVault implements StripeAccounts {

    private static final Pattern KEY = Pattern.compile("(?:sk|rk)_(test|live)_[A-Za-z0-9]{8,240}");
    private static final Pattern PUBLISHABLE = Pattern.compile("pk_(?:test|live)_.*");
    private static final Pattern WEBHOOK = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{8,240}");
    private static final int SHOWN = 4;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final StripeApi api;
    private final StripePayments payments;
    private final AuditLog audit;

    StripeVault(JdbcClient jdbc, Vault vault, StripeApi api, StripePayments payments, AuditLog audit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.api = api;
        this.payments = payments;
        this.audit = audit;
    }

    @Override
    public Optional<StripeAccount> of(SellerId seller) {
        return select(
                seller,
                (row, number) -> new StripeAccount(
                        row.getString("key_hint"),
                        row.getString("webhook_hint"),
                        row.getBoolean("test_mode"),
                        row.getInt("hold_minutes"),
                        row.getBoolean("offered"),
                        row.getString("trouble")));
    }

    @Override
    public StripeAccount save(SellerId seller, StripeDraft draft) {
        Secret key = draft.key().reveal().isEmpty()
                ? key(seller).orElseThrow(() -> wrong("key", "stripe.key.missing"))
                : draft.key();
        Secret webhook =
                draft.webhookSecret().reveal().isEmpty() ? webhookSecret(seller).orElse(null) : draft.webhookSecret();
        check(key, webhook, draft.holdMinutes());
        if (!draft.key().reveal().isEmpty()) {
            tryOut(key);
        }
        write(seller, key, webhook, draft);
        audit.note("payments.stripe.changed", seller, "");
        return of(seller).orElseThrow();
    }

    @Override
    public void remove(SellerId seller) {
        if (payments.areUnderWay(seller)) {
            throw wrong("key", "stripe.remove.busy");
        }
        jdbc.sql("delete from stripe_accounts where seller_id = :seller")
                .param("seller", seller.value())
                .update();
        audit.note("payments.stripe.removed", seller, "");
    }

    Optional<Secret> key(SellerId seller) {
        return select(seller, (row, number) -> row.getString("sealed_key"))
                .map(kept -> vault.open(kept, place(seller, "key")));
    }

    Optional<Secret> webhookSecret(SellerId seller) {
        return select(seller, (row, number) -> Optional.ofNullable(row.getString("sealed_webhook")))
                .flatMap(kept -> kept)
                .map(kept -> vault.open(kept, place(seller, "webhook")));
    }

    /** Keeps for the seller to see that Stripe does not take the key; or that it does again. */
    void trouble(SellerId seller, @Nullable Kind kind) {
        String trouble = kind != null && kind.isOfTheKey() ? kind.key() : null;
        jdbc.sql("update stripe_accounts set trouble = :trouble"
                        + " where seller_id = :seller and trouble is distinct from :trouble")
                .param("trouble", trouble)
                .param("seller", seller.value())
                .update();
    }

    private void tryOut(Secret key) {
        try {
            api.check(key);
        } catch (Trouble trouble) {
            throw wrong("key", "stripe.key." + trouble.kind().key());
        }
    }

    private static void check(Secret key, @Nullable Secret webhook, int minutes) {
        if (PUBLISHABLE.matcher(key.reveal()).matches()) {
            throw wrong("key", "stripe.key.publishable");
        }
        if (!KEY.matcher(key.reveal()).matches()) {
            throw wrong("key", "stripe.key.form");
        }
        if (webhook != null && !WEBHOOK.matcher(webhook.reveal()).matches()) {
            throw wrong("webhookSecret", "stripe.webhook.form");
        }
        if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
            throw wrong("holdMinutes", "shop.payments.minutes");
        }
    }

    private void write(SellerId seller, Secret key, @Nullable Secret webhook, StripeDraft draft) {
        jdbc.sql("insert into stripe_accounts (seller_id, sealed_key, key_hint, test_mode, hold_minutes, offered)"
                        + " values (:seller, '', '', true, 15, false) on conflict do nothing")
                .param("seller", seller.value())
                .update();
        jdbc.sql("update stripe_accounts set sealed_key = :key, key_hint = :keyHint, sealed_webhook = :webhook,"
                        + " webhook_hint = :webhookHint, test_mode = :test, hold_minutes = :minutes,"
                        + " offered = :offered, trouble = case when :tried then null else trouble end"
                        + " where seller_id = :seller")
                .param("key", vault.seal(key, place(seller, "key")))
                .param("keyHint", hint(key, key.reveal().indexOf('_', 3) + 1))
                .param("webhook", webhook == null ? null : vault.seal(webhook, place(seller, "webhook")))
                .param("webhookHint", webhook == null ? null : hint(webhook, "whsec_".length()))
                .param("test", key.reveal().contains("_test_"))
                .param("minutes", draft.holdMinutes())
                .param("offered", draft.offered())
                .param("tried", !draft.key().reveal().isEmpty())
                .param("seller", seller.value())
                .update();
    }

    /** Enough to tell one key from another, and of no use to anybody else. */
    private static String hint(Secret secret, int prefix) {
        String text = secret.reveal();
        return text.substring(0, prefix) + "…" + text.substring(text.length() - SHOWN);
    }

    private static String place(SellerId seller, String what) {
        return "stripe:" + seller + ":" + what;
    }

    private static StripeException wrong(String field, String code) {
        return new StripeException(field, code, "Not kept: " + code);
    }

    private <T> Optional<T> select(SellerId seller, Reading<T> reading) {
        return jdbc.sql("select * from stripe_accounts where seller_id = :seller")
                .param("seller", seller.value())
                .query(reading::of)
                .optional();
    }

    private interface Reading<T> {

        T of(ResultSet row, int number) throws SQLException;
    }
}
