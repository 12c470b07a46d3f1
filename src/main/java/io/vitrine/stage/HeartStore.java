package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how many hearts came in each second. */
@Component
@Transactional
class HeartStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    HeartStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(List<Bucket> buckets) {
        batches.batchUpdate(
                "insert into reaction_buckets (broadcast_id, at, hearts) values (?, ?, ?) on conflict do nothing",
                buckets,
                buckets.size(),
                (row, bucket) -> {
                    row.setObject(1, bucket.broadcast().value());
                    row.setObject(2, ChatStore.time(bucket.at()));
                    row.setLong(3, bucket.hearts());
                });
    }

    @Transactional(readOnly = true)
    long total(BroadcastId broadcast) {
        return jdbc.sql("select coalesce(sum(hearts), 0) from reaction_buckets where broadcast_id = :broadcast")
                .param("broadcast", broadcast.value())
                .query(Long.class)
                .single();
    }

    /** The hearts of one second. */
    record Bucket(BroadcastId broadcast, Instant at, long hearts) {}
}
