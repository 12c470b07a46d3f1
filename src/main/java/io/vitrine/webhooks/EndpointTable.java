package io.vitrine.webhooks;

import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import io.vitrine.vault.Vault;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of endpoints; their secrets are sealed, each for its endpoint. */
@Component
class EndpointTable {

    private final JdbcClient jdbc;
    private final Vault vault;

    EndpointTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(UUID id, Endpoint endpoint, AccountId by, Locale language, Secret secret) {
        jdbc.sql("insert into webhook_endpoints (id, public_id, seller_id, created_by, language, url, description,"
                        + " types, sealed_secret, state, failures, created_at) values (:id, :publicId, :seller, :by,"
                        + " :language, :url, :description, :types, :secret, 'ENABLED', 0, :at)")
                .param("id", id)
                .param("publicId", endpoint.id().value())
                .param("seller", endpoint.seller().value())
                .param("by", by.value())
                .param("language", language.getLanguage())
                .param("url", endpoint.url())
                .param("description", endpoint.description())
                .param("types", EventType.join(endpoint.types()))
                .param("secret", vault.seal(secret, place(id)))
                .param("at", time(endpoint.createdAt()))
                .update();
    }

    /** It is tried at once, as if it had never failed. */
    void change(UUID id, EndpointDraft draft) {
        jdbc.sql("update webhook_endpoints set url = :url, description = :description, types = :types,"
                        + " failures = 0, failing_since = null, paused_until = null where id = :id")
                .param("url", draft.url())
                .param("description", draft.description())
                .param("types", EventType.join(draft.types()))
                .param("id", id)
                .update();
    }

    void rotate(UUID id, Secret next, Instant graceEnds) {
        jdbc.sql("update webhook_endpoints set sealed_old_secret = sealed_secret, old_secret_until = :until,"
                        + " sealed_secret = :next where id = :id")
                .param("until", time(graceEnds))
                .param("next", vault.seal(next, place(id)))
                .param("id", id)
                .update();
    }

    /** A new beginning, or an end: what was before does not count. */
    void become(UUID id, EndpointState state) {
        jdbc.sql("update webhook_endpoints set state = :state, failures = 0, failing_since = null,"
                        + " paused_until = null where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from webhook_deliveries where endpoint_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from webhook_endpoints where id = :id").param("id", id).update();
    }

    List<Row> ofSeller(SellerId seller) {
        return jdbc.sql("select * from webhook_endpoints where seller_id = :seller order by created_at, id")
                .param("seller", seller.value())
                .query(EndpointTable::row)
                .list();
    }

    Optional<Row> find(SellerId seller, PublicId endpoint) {
        return jdbc.sql("select * from webhook_endpoints where public_id = :endpoint and seller_id = :seller")
                .param("endpoint", endpoint.value())
                .param("seller", seller.value())
                .query(EndpointTable::row)
                .optional();
    }

    Optional<SellerId> sellerOf(PublicId endpoint) {
        return jdbc.sql("select seller_id from webhook_endpoints where public_id = :endpoint")
                .param("endpoint", endpoint.value())
                .query(UUID.class)
                .optional()
                .map(SellerId::new);
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from webhook_endpoints where id = :id")
                .param("id", id)
                .query(EndpointTable::row)
                .optional();
    }

    /** Those for which something is due and at which nobody is, the one that was served longest ago first. */
    List<UUID> due(Instant now, int most) {
        return jdbc.sql("select id from webhook_endpoints e where e.state = 'ENABLED'"
                        + " and (e.paused_until is null or e.paused_until <= :now)"
                        + " and (e.claimed_until is null or e.claimed_until <= :now)"
                        + " and exists (select 1 from webhook_deliveries d where d.endpoint_id = e.id"
                        + " and d.state = 'WAITING' and d.next_at <= :now)"
                        + " order by coalesce(e.claimed_until, e.created_at) limit :most")
                .param("now", time(now))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** @return false if another was first: of several instances one sends to an endpoint at a time */
    boolean claim(UUID id, Instant now, Instant until) {
        return jdbc.sql("update webhook_endpoints set claimed_until = :until where id = :id and state = 'ENABLED'"
                                + " and (claimed_until is null or claimed_until <= :now)")
                        .param("until", time(until))
                        .param("now", time(now))
                        .param("id", id)
                        .update()
                > 0;
    }

    /** @return false if the claim was lost, or the endpoint is switched off or gone: whoever held it stops */
    boolean prolong(UUID id, Instant held, Instant until) {
        return jdbc.sql("update webhook_endpoints set claimed_until = :until where id = :id and state = 'ENABLED'"
                                + " and claimed_until = :held")
                        .param("until", time(until))
                        .param("held", time(held))
                        .param("id", id)
                        .update()
                > 0;
    }

    void release(UUID id, Instant held, Instant now) {
        jdbc.sql("update webhook_endpoints set claimed_until = :now where id = :id and claimed_until = :held")
                .param("now", time(now))
                .param("held", time(held))
                .param("id", id)
                .update();
    }

    void taken(UUID id) {
        jdbc.sql("update webhook_endpoints set failures = 0, failing_since = null, paused_until = null where id = :id")
                .param("id", id)
                .update();
    }

    void failed(UUID id, Instant now, Instant pausedUntil) {
        jdbc.sql("update webhook_endpoints set failures = failures + 1,"
                        + " failing_since = coalesce(failing_since, :now), paused_until = :until where id = :id")
                .param("now", time(now))
                .param("until", time(pausedUntil))
                .param("id", id)
                .update();
    }

    Secret secret(Row row) {
        return vault.open(row.sealedSecret(), place(row.id()));
    }

    /** What messages are signed with now. */
    List<Secret> secrets(Row row, Instant now) {
        List<Secret> secrets = new ArrayList<>(List.of(secret(row)));
        String old = row.sealedOldSecret();
        Instant until = row.view().oldSecretUntil();
        if (old != null && until != null && until.isAfter(now)) {
            secrets.add(vault.open(old, place(row.id())));
        }
        return secrets;
    }

    private static String place(UUID id) {
        return "webhook:" + id;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new Endpoint(
                        PublicId.of(row.getString("public_id")),
                        new SellerId(row.getObject("seller_id", UUID.class)),
                        row.getString("url"),
                        row.getString("description"),
                        EventType.split(row.getString("types")),
                        EndpointState.valueOf(row.getString("state")),
                        row.getInt("failures"),
                        instant(row, "failing_since"),
                        instant(row, "old_secret_until"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                new AccountId(row.getObject("created_by", UUID.class)),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("sealed_secret"),
                row.getString("sealed_old_secret"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /**
     * An endpoint as it is stored.
     *
     * @param by who registered it
     */
    record Row(
            UUID id,
            Endpoint view,
            AccountId by,
            Locale language,
            String sealedSecret,
            @Nullable String sealedOldSecret) {

        URI url() {
            return URI.create(view.url());
        }
    }
}
