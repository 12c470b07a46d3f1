package io.vitrine.analytics;

import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps visits and what was done in them: a batch in one transaction, and a row for each visit. */
@Component
@Transactional
class AnalyticsStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    AnalyticsStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param visits in the order of their keys, so that two who write do not wait for each other */
    void add(List<Visit> visits, List<Touch> touches) {
        if (!visits.isEmpty()) {
            batches.batchUpdate(
                    "insert into viewing_sessions (broadcast_id, visitor_id, first_at, last_at, seconds, source)"
                            + " values (?, ?, ?, ?, 0, ?) on conflict do nothing",
                    visits,
                    visits.size(),
                    (row, visit) -> {
                        row.setObject(1, visit.key().show());
                        row.setObject(2, visit.key().visitor());
                        row.setObject(3, time(visit.first()));
                        row.setObject(4, time(visit.last()));
                        row.setString(5, visit.source());
                    });
            batches.batchUpdate(
                    "update viewing_sessions set seconds = seconds + ?, last_at = ?"
                            + " where broadcast_id = ? and visitor_id = ?",
                    visits,
                    visits.size(),
                    (row, visit) -> {
                        row.setLong(1, visit.watched().toSeconds());
                        row.setObject(2, time(visit.last()));
                        row.setObject(3, visit.key().show());
                        row.setObject(4, visit.key().visitor());
                    });
        }
        if (!touches.isEmpty()) {
            batches.batchUpdate(
                    "insert into product_touches (broadcast_id, kind, product, visitor_id, at)"
                            + " values (?, ?, ?, ?, ?) on conflict do nothing",
                    touches,
                    touches.size(),
                    (row, touch) -> {
                        row.setObject(1, touch.show());
                        row.setString(2, touch.kind().name());
                        row.setString(3, touch.product().value());
                        row.setObject(4, touch.visitor());
                        row.setObject(5, time(touch.at()));
                    });
        }
    }

    @Transactional(readOnly = true)
    Totals totals(UUID show) {
        return jdbc.sql("select count(*) as visits, coalesce(sum(seconds), 0) as seconds from viewing_sessions"
                        + " where broadcast_id = :show")
                .param("show", show)
                .query((row, number) -> new Totals(row.getLong("visits"), row.getLong("seconds")))
                .single();
    }

    @Transactional(readOnly = true)
    long count(UUID show, Touch.Kind kind) {
        return jdbc.sql("select count(*) from product_touches where broadcast_id = :show and kind = :kind")
                .param("show", show)
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    List<Touch> touches(UUID show) {
        return jdbc.sql("select kind, product, visitor_id, at from product_touches where broadcast_id = :show")
                .param("show", show)
                .query((row, number) -> new Touch(
                        show,
                        Touch.Kind.valueOf(row.getString("kind")),
                        PublicId.of(row.getString("product")),
                        row.getObject("visitor_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many visits lasted how many whole minutes. */
    @Transactional(readOnly = true)
    TreeMap<Long, Long> minutes(UUID show) {
        TreeMap<Long, Long> minutes = new TreeMap<>();
        jdbc.sql("select seconds, count(*) as visits from viewing_sessions where broadcast_id = :show group by seconds")
                .param("show", show)
                .query(row -> {
                    minutes.merge(row.getLong("seconds") / 60, row.getLong("visits"), Long::sum);
                });
        return minutes;
    }

    /** Most first. */
    @Transactional(readOnly = true)
    Map<String, Long> sources(UUID show) {
        Map<String, Long> sources = new LinkedHashMap<>();
        jdbc.sql("select source, count(*) as visits from viewing_sessions where broadcast_id = :show"
                        + " group by source order by visits desc, source")
                .param("show", show)
                .query(row -> {
                    sources.put(row.getString("source"), row.getLong("visits"));
                });
        return sources;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Visits to a show, and their time together. */
    record Totals(long visits, long seconds) {}
}
