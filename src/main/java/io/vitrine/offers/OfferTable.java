package io.vitrine.offers;

import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.shared.Ids;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.ProductId;
import io.vitrine.shop.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes offers by conditional statements; its callers bring the transaction. */
@Component
class OfferTable {

    private final JdbcClient jdbc;

    OfferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OfferId insert(SellerId seller, BroadcastId show, boolean rehearsal, OfferDraft draft, Instant now) {
        OfferId id = new OfferId(Ids.next());
        jdbc.sql("insert into offers (id, public_id, seller_id, broadcast_id, product_id, variant_id, kind, price,"
                        + " currency, quantity, held, sold, returned, per_buyer, countdown_seconds, length_seconds,"
                        + " start_at, stackable, rehearsal, state, created_at) values (:id, :public, :seller, :show, :product,"
                        + " :variant, :kind, :price, :currency, :quantity, 0, 0, 0, :limit, :countdown, :length,"
                        + " :start, :stackable, :rehearsal, 'DRAFT', :now)")
                .param("id", id.value())
                .param("public", PublicId.random().value())
                .param("seller", seller.value())
                .param("show", show.value())
                .param("product", draft.product().id().value())
                .param("variant", draft.variant().value())
                .param("kind", draft.kind().name())
                .param("price", draft.price().minor())
                .param("currency", draft.price().currency().getCurrencyCode())
                .param("quantity", draft.quantity())
                .param("limit", draft.perBuyer())
                .param("countdown", (int) draft.countdown().toSeconds())
                .param("length", (int) draft.length().toSeconds())
                .param("start", time(draft.startAt()))
                .param("stackable", draft.stackable())
                .param("rehearsal", rehearsal)
                .param("now", at(now))
                .update();
        return id;
    }

    Optional<OfferView> find(OfferId id) {
        return list("select * from offers where id = :id", Map.of("id", id.value())).stream()
                .findFirst();
    }

    Optional<OfferView> find(PublicId id) {
        return list("select * from offers where public_id = :id", Map.of("id", id.value())).stream()
                .findFirst();
    }

    /** Whoever changes more than its counters holds the row meanwhile. */
    Optional<OfferView> lock(OfferId id) {
        return list("select * from offers where id = :id for update", Map.of("id", id.value())).stream()
                .findFirst();
    }

    List<OfferView> ofShow(BroadcastId show, int most) {
        return list(
                "select * from offers where broadcast_id = :show order by created_at desc, id desc limit :most",
                Map.of("show", show.value(), "most", most));
    }

    List<OfferView> current(BroadcastId show) {
        return list(
                "select * from offers where broadcast_id = :show"
                        + " and state in ('ARMED', 'COUNTDOWN', 'OPEN', 'EXHAUSTED') order by opens_at, id",
                Map.of("show", show.value()));
    }

    /** Those whose time has come, for what is next of them. */
    List<OfferView> due(Instant now) {
        return list(
                "select * from offers where (state = 'ARMED' and start_at is not null)"
                        + " or (state in ('COUNTDOWN', 'OPEN', 'EXHAUSTED') and kind = 'FLASH'"
                        + " and (closes_at <= :now or (state = 'COUNTDOWN' and opens_at <= :now)))",
                Map.of("now", at(now)));
    }

    /** What may be a deal of these variants, also what was one a moment ago. */
    List<OfferView> deals(Collection<VariantId> variants, Instant now, Instant since) {
        return list(
                "select * from offers where variant_id in (:variants) and not rehearsal"
                        + " and ((kind = 'BROADCAST_PRICE' and state = 'OPEN')"
                        + " or (kind = 'FLASH' and opens_at <= :now and closes_at > :since)) order by price, id",
                Map.of(
                        "variants", variants.stream().map(VariantId::value).toList(),
                        "now", at(now),
                        "since", at(since)));
    }

    /** Flash offers of these variants that are armed, or count down. */
    List<OfferView> coming(Collection<VariantId> variants, Instant now) {
        return list(
                "select * from offers where variant_id in (:variants) and kind = 'FLASH' and not rehearsal"
                        + " and (state = 'ARMED' or (state = 'COUNTDOWN' and opens_at > :now))",
                Map.of(
                        "variants", variants.stream().map(VariantId::value).toList(),
                        "now", at(now)));
    }

    boolean become(OfferId id, OfferState from, OfferState to) {
        return update(
                "update offers set state = :to where id = :id and state = :from",
                Map.of("id", id.value(), "from", from.name(), "to", to.name()));
    }

    boolean begin(OfferId id, Instant opens, Instant closes) {
        return update(
                "update offers set state = 'COUNTDOWN', opens_at = :opens, closes_at = :closes"
                        + " where id = :id and state = 'ARMED'",
                Map.of("id", id.value(), "opens", at(opens), "closes", at(closes)));
    }

    /** @return false if it does not count down any more */
    boolean callOff(OfferId id, Instant now) {
        return update(
                "update offers set state = 'ARMED', start_at = null, opens_at = null, closes_at = null"
                        + " where id = :id and state = 'COUNTDOWN' and opens_at > :now",
                Map.of("id", id.value(), "now", at(now)));
    }

    /** What is left of its pool is counted as returned. */
    void close(OfferId id) {
        update(
                "update offers set state = 'CLOSED', returned = quantity - held - sold where id = :id",
                Map.of("id", id.value()));
    }

    void delete(OfferId id) {
        update("delete from offers where id = :id and state = 'DRAFT'", Map.of("id", id.value()));
    }

    /** Of a seller who was made for a test. */
    void forget(OfferId id) {
        update("delete from offer_buyers where offer_id = :id", Map.of("id", id.value()));
        update("delete from offers where id = :id", Map.of("id", id.value()));
    }

    /** @return whether there are as many, and it is open */
    boolean hold(UUID id, int units, Instant now) {
        return update(
                "update offers set held = held + :units where id = :id and not rehearsal and state in ('COUNTDOWN', 'OPEN')"
                        + " and opens_at <= :now and closes_at > :now"
                        + " and quantity - held - sold - returned >= :units",
                Map.of("id", id, "units", units, "now", at(now)));
    }

    boolean exhaust(UUID id) {
        return update(
                "update offers set state = 'EXHAUSTED' where id = :id and state in ('COUNTDOWN', 'OPEN')"
                        + " and held + sold + returned = quantity",
                Map.of("id", id));
    }

    void sell(UUID id, int units) {
        settle(
                "update offers set held = held - :units, sold = sold + :units where id = :id and held >= :units",
                id,
                units);
    }

    /** @return whether the units are in its pool again, because it can still be bought */
    boolean release(UUID id, int units, Instant now) {
        if (update(
                "update offers set held = held - :units where id = :id and held >= :units"
                        + " and state in ('COUNTDOWN', 'OPEN') and closes_at > :now",
                Map.of("id", id, "units", units, "now", at(now)))) {
            return true;
        }
        settle(
                "update offers set held = held - :units, returned = returned + :units"
                        + " where id = :id and held >= :units",
                id,
                units);
        return false;
    }

    void takeBack(UUID id, int units) {
        settle(
                "update offers set sold = sold - :units, returned = returned + :units"
                        + " where id = :id and sold >= :units",
                id,
                units);
    }

    /** @return false if the buyer would have more than the limit */
    boolean count(UUID offer, VisitorId buyer, int units) {
        jdbc.sql("insert into offer_buyers (offer_id, buyer, units) values (:offer, :buyer, 0) on conflict do nothing")
                .param("offer", offer)
                .param("buyer", buyer.value())
                .update();
        return update(
                "update offer_buyers set units = units + :units where offer_id = :offer and buyer = :buyer"
                        + " and units + :units <= (select per_buyer from offers where id = :offer)",
                Map.of("offer", offer, "buyer", buyer.value(), "units", units));
    }

    void uncount(UUID offer, VisitorId buyer, int units) {
        update(
                "update offer_buyers set units = units - :units where offer_id = :offer and buyer = :buyer",
                Map.of("offer", offer, "buyer", buyer.value(), "units", units));
    }

    int counted(UUID offer, VisitorId buyer) {
        return jdbc.sql("select units from offer_buyers where offer_id = :offer and buyer = :buyer")
                .param("offer", offer)
                .param("buyer", buyer.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void settle(String statement, UUID id, int units) {
        if (!update(statement, Map.of("id", id, "units", units))) {
            throw new IllegalStateException("Offer " + id + " has not given " + units + " units");
        }
    }

    private boolean update(String statement, Map<String, ?> params) {
        return jdbc.sql(statement).params(params).update() > 0;
    }

    private List<OfferView> list(String query, Map<String, ?> params) {
        return jdbc.sql(query).params(params).query(OfferTable::offer).list();
    }

    private static OfferView offer(ResultSet row, int number) throws SQLException {
        return new OfferView(
                new OfferId(row.getObject("id", UUID.class)),
                PublicId.of(row.getString("public_id")),
                new SellerId(row.getObject("seller_id", UUID.class)),
                new BroadcastId(row.getObject("broadcast_id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                new VariantId(row.getObject("variant_id", UUID.class)),
                DealKind.valueOf(row.getString("kind")),
                Money.of(row.getLong("price"), row.getString("currency")),
                row.getInt("quantity"),
                row.getInt("held"),
                row.getInt("sold"),
                row.getInt("returned"),
                row.getInt("per_buyer"),
                Duration.ofSeconds(row.getInt("countdown_seconds")),
                Duration.ofSeconds(row.getInt("length_seconds")),
                instant(row, "start_at"),
                row.getBoolean("stackable"),
                row.getBoolean("rehearsal"),
                OfferState.valueOf(row.getString("state")),
                instant(row, "opens_at"),
                instant(row, "closes_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at(at);
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
