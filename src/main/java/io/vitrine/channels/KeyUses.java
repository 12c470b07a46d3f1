package io.vitrine.channels;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers the uses of keys and writes them a moment later, so that letting an encoder in costs no write for it. */
@Component
class KeyUses implements DisposableBean {

    private static final int MOST_AT_ONCE = 256;

    private final Map<String, Use> pending = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;
    private final Clock clock;

    KeyUses(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(ChannelId channel, KeySlot slot, String address) {
        pending.put(StreamKey.place(channel, slot), new Use(clock.instant(), address));
    }

    @Scheduled(fixedDelay = 2_000)
    void write() {
        if (pending.isEmpty()) {
            return;
        }
        Map<String, Use> uses = Map.copyOf(pending);
        // Without loading or versioning the rows: what is written here decides nothing.
        jdbc.batchUpdate(
                "update stream_keys set last_used_at = ?, last_used_from = ? where current_of = ?",
                uses.entrySet(),
                MOST_AT_ONCE,
                (statement, use) -> {
                    statement.setObject(1, use.getValue().at().atOffset(ZoneOffset.UTC));
                    statement.setString(2, use.getValue().address());
                    statement.setString(3, use.getKey());
                });
        uses.forEach(pending::remove);
    }

    @Override
    public void destroy() {
        write();
    }

    private record Use(Instant at, String address) {}
}
