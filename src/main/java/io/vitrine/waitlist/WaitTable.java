package io.vitrine.waitlist;

import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Ids;
import io.vitrine.shop.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the lines by conditional statements; its callers bring the transaction. */
@Component
class WaitTable {

    private final JdbcClient jdbc;

    WaitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            VisitorId visitor, boolean person, VariantId variant, @Nullable UUID show, Locale language, Instant now) {
        jdbc.sql("insert into waitlist (id, variant_id, visitor_id, open_visitor, person, language, show_id, state,"
                        + " created_at, changed_at) values (:id, :variant, :visitor, :visitor, :person, :language, :show,"
                        + " 'WAITING', :now, :now) on conflict do nothing")
                .param("id", Ids.next())
                .param("variant", variant.value())
                .param("visitor", visitor.value())
                .param("person", person)
                .param("language", language.toLanguageTag())
                .param("show", show, Types.OTHER)
                .param("now", at(now))
                .update();
    }

    List<Entry> open(VisitorId visitor) {
        return list("select * from waitlist where open_visitor = :visitor", Map.of("visitor", visitor.value()));
    }

    /** Nobody else moves them on until the transaction is over. */
    List<Entry> lockOpen(VisitorId visitor) {
        return list(
                "select * from waitlist where open_visitor = :visitor order by variant_id for update",
                Map.of("visitor", visitor.value()));
    }

    List<Entry> recent(VisitorId visitor, Instant since) {
        return list(
                "select * from waitlist where visitor_id = :visitor and (open_visitor is not null"
                        + " or (state = 'LAPSED' and changed_at > :since)) order by created_at desc, id desc",
                Map.of("visitor", visitor.value(), "since", at(since)));
    }

    List<Entry> offered(VisitorId visitor, Collection<VariantId> variants, Instant now) {
        return list(
                "select * from waitlist where visitor_id = :visitor and state = 'OFFERED' and offered_until > :now"
                        + " and variant_id in (:variants)",
                Map.of(
                        "visitor", visitor.value(),
                        "now", at(now),
                        "variants", variants.stream().map(VariantId::value).toList()));
    }

    Optional<Entry> next(VariantId variant) {
        return list(
                        "select * from waitlist where variant_id = :variant and state = 'WAITING'"
                                + " order by created_at, id limit 1",
                        Map.of("variant", variant.value()))
                .stream()
                .findFirst();
    }

    /** Those whose time is over. */
    List<Entry> late(Instant now) {
        return list(
                "select * from waitlist where state = 'OFFERED' and offered_until <= :now order by variant_id",
                Map.of("now", at(now)));
    }

    /** What somebody waits for. */
    List<VariantId> wanted() {
        return jdbc.sql("select distinct variant_id from waitlist where state = 'WAITING'")
                .query((row, number) -> new VariantId(row.getObject("variant_id", UUID.class)))
                .list();
    }

    int before(Entry entry) {
        return jdbc.sql("select count(*) from waitlist where variant_id = :variant and state = 'WAITING'"
                        + " and (created_at < :at or (created_at = :at and id < :id))")
                .param("variant", entry.variant().value())
                .param("at", at(entry.createdAt()))
                .param("id", entry.id())
                .query(Integer.class)
                .single();
    }

    boolean offer(UUID id, Instant until, Instant now) {
        return update(
                "update waitlist set state = 'OFFERED', offered_until = :until, changed_at = :now"
                        + " where id = :id and state = 'WAITING'",
                Map.of("id", id, "until", at(until), "now", at(now)));
    }

    boolean take(UUID id, VisitorId visitor, Instant now) {
        return update(
                "update waitlist set state = 'TAKEN', open_visitor = null, changed_at = :now"
                        + " where id = :id and visitor_id = :visitor and state = 'OFFERED' and offered_until > :now",
                Map.of("id", id, "visitor", visitor.value(), "now", at(now)));
    }

    boolean lapse(UUID id, WaitState from, Instant now) {
        return update(
                "update waitlist set state = 'LAPSED', open_visitor = null, changed_at = :now"
                        + " where id = :id and state = :from",
                Map.of("id", id, "from", from.name(), "now", at(now)));
    }

    void handOver(UUID id, VisitorId person) {
        update(
                "update waitlist set visitor_id = :person, open_visitor = :person, person = true where id = :id",
                Map.of("id", id, "person", person.value()));
    }

    /** Those that are over. */
    void handOverPast(VisitorId guest, VisitorId person) {
        update(
                "update waitlist set visitor_id = :person, person = true"
                        + " where visitor_id = :guest and open_visitor is null",
                Map.of("guest", guest.value(), "person", person.value()));
    }

    void delete(UUID id) {
        update("delete from waitlist where id = :id", Map.of("id", id));
    }

    private boolean update(String statement, Map<String, ?> params) {
        return jdbc.sql(statement).params(params).update() > 0;
    }

    private List<Entry> list(String query, Map<String, ?> params) {
        return jdbc.sql(query).params(params).query(WaitTable::entry).list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        OffsetDateTime until = row.getObject("offered_until", OffsetDateTime.class);
        return new Entry(
                row.getObject("id", UUID.class),
                new VariantId(row.getObject("variant_id", UUID.class)),
                new VisitorId(row.getObject("visitor_id", UUID.class)),
                row.getBoolean("person"),
                Locale.forLanguageTag(row.getString("language")),
                row.getObject("show_id", UUID.class),
                WaitState.valueOf(row.getString("state")),
                until == null ? null : until.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** A row. */
    record Entry(
            UUID id,
            VariantId variant,
            VisitorId visitor,
            boolean person,
            Locale language,
            @Nullable UUID show,
            WaitState state,
            @Nullable Instant until,
            Instant createdAt) {}
}
