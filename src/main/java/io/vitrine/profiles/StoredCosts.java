package io.vitrine.profiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what was measured in the database, and in memory for whoever starts a show.
 *
 * <p>What a machine with another number of processors has measured says nothing of this one: a database may have moved.
 */
@Component
class StoredCosts implements Costs {

    private static final double MILLI = 1_000;

    private final JdbcClient jdbc;
    private final int processors;
    private volatile @Nullable Map<String, Cost> known;

    @Autowired
    StoredCosts(JdbcClient jdbc) {
        this(jdbc, Runtime.getRuntime().availableProcessors());
    }

    StoredCosts(JdbcClient jdbc, int processors) {
        this.jdbc = jdbc;
        this.processors = processors;
    }

    @Override
    public Optional<Cost> of(Rung rung) {
        return Optional.ofNullable(known().get(rung.text()));
    }

    @Override
    public OptionalDouble cores(List<Rung> rungs) {
        double sum = 0;
        double decoding = 0;
        for (Rung rung : rungs) {
            Cost cost = known().get(rung.text());
            Cost source = known().get(Footage.of(rung).subject());
            if (cost == null || source == null) {
                return OptionalDouble.empty();
            }
            sum += cost.cores();
            decoding = Math.max(decoding, source.cores());
        }
        return OptionalDouble.of(sum + decoding);
    }

    /** @param cores by subject */
    void keep(Map<String, Double> cores, Instant at) {
        cores.forEach((subject, value) -> {
            jdbc.sql("delete from rung_costs where subject = :subject")
                    .param("subject", subject)
                    .update();
            jdbc.sql("insert into rung_costs (subject, millicores, processors, measured_at)"
                            + " values (:subject, :millicores, :processors, :at)")
                    .param("subject", subject)
                    .param("millicores", Math.round(value * MILLI))
                    .param("processors", processors)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        });
        known = null;
    }

    private Map<String, Cost> known() {
        Map<String, Cost> costs = known;
        if (costs == null) {
            Map<String, Cost> read = new ConcurrentHashMap<>();
            jdbc.sql("select subject, millicores, measured_at from rung_costs where processors = :processors")
                    .param("processors", processors)
                    .query((ResultSet row) -> {
                        read.put(row.getString("subject"), cost(row));
                    });
            costs = read;
            known = costs;
        }
        return costs;
    }

    private static Cost cost(ResultSet row) throws SQLException {
        return new Cost(
                row.getInt("millicores") / MILLI,
                row.getObject("measured_at", OffsetDateTime.class).toInstant());
    }
}
