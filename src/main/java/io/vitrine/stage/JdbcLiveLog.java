package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the log in the database: a row that counts for each broadcast, and a row for each event. */
@Component
@Transactional
class JdbcLiveLog implements LiveLog {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MOST_SUBJECT = 64;
    private static final Pattern TYPE = Pattern.compile("[a-z]{1,20}(\\.[a-z]{1,19})?");
    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Broadcasts broadcasts;
    private final FrameQueue frames;
    private final JsonMapper json;
    private final Clock clock;

    JdbcLiveLog(JdbcClient jdbc, Broadcasts broadcasts, FrameQueue frames, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.broadcasts = broadcasts;
        this.frames = frames;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public LiveEvent append(
            BroadcastId broadcast,
            String type,
            Sync sync,
            @Nullable Instant mediaAt,
            String subject,
            Map<String, Object> payload) {
        if (!TYPE.matcher(type).matches() || subject.length() > MOST_SUBJECT) {
            throw new IllegalArgumentException("No event may be called " + type + " of " + subject);
        }
        String text = json.writeValueAsString(payload);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_PAYLOAD) {
            throw StageException.of(
                    "stage.event.long",
                    "The event " + type + " of broadcast " + broadcast + " has " + bytes + " bytes, and may have "
                            + MOST_PAYLOAD,
                    MOST_PAYLOAD);
        }
        BroadcastView show = broadcasts
                .find(broadcast)
                .orElseThrow(() -> new IllegalArgumentException("There is no broadcast " + broadcast));
        long seq = next(broadcast);
        Instant now = clock.instant();
        keepToTheRate(broadcast, type.equals(TimedMetadata.TYPE), seq, now);
        LiveEvent event = new LiveEvent(broadcast, seq, type, sync, now, mediaAt, subject, payload);
        insert(event, text);
        frames.expect(broadcast, seq);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                frames.over(show, event, status);
            }
        });
        return event;
    }

    @Override
    @Transactional(readOnly = true)
    public long last(BroadcastId broadcast) {
        return jdbc.sql("select seq from live_logs where broadcast_id = :broadcast")
                .param("broadcast", broadcast.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    @Transactional(readOnly = true)
    public List<LiveEvent> after(BroadcastId broadcast, long seq, int most) {
        return jdbc.sql("select seq, type, sync, at, media_at, subject, payload from live_events"
                        + " where broadcast_id = :broadcast and seq > :seq order by seq limit :most")
                .param("most", Math.max(1, Math.min(most, MOST_GIVEN)))
                .param("broadcast", broadcast.value())
                .param("seq", seq)
                .query((row, number) -> event(broadcast, row))
                .list();
    }

    /** From here on this transaction is the only one that appends to the broadcast. */
    private long next(BroadcastId broadcast) {
        if (!count(broadcast)) {
            jdbc.sql("insert into live_logs (broadcast_id, seq) values (:broadcast, 0) on conflict do nothing")
                    .param("broadcast", broadcast.value())
                    .update();
            count(broadcast);
        }
        return last(broadcast);
    }

    private boolean count(BroadcastId broadcast) {
        return jdbc.sql("update live_logs set seq = seq + 1 where broadcast_id = :broadcast")
                        .param("broadcast", broadcast.value())
                        .update()
                == 1;
    }

    /** What programs send is counted apart: it shall not keep a seller from pinning. */
    private void keepToTheRate(BroadcastId broadcast, boolean custom, long seq, Instant now) {
        int within = jdbc.sql("select count(*) from live_events where broadcast_id = :broadcast and seq > :since"
                        + " and at > :before and (type = :custom) = :isCustom")
                .param("broadcast", broadcast.value())
                // More than these cannot have come within a second.
                .param("since", seq - 2 * MOST_A_SECOND - 1)
                .param("before", Rows.time(now.minus(SECOND)))
                .param("custom", TimedMetadata.TYPE)
                .param("isCustom", custom)
                .query(Integer.class)
                .single();
        if (within >= MOST_A_SECOND) {
            throw StageException.of(
                    "stage.event.rate",
                    "Broadcast " + broadcast + " has had " + MOST_A_SECOND + " events within a second",
                    MOST_A_SECOND);
        }
    }

    private void insert(LiveEvent event, String payload) {
        jdbc.sql("insert into live_events (broadcast_id, seq, type, sync, at, media_at, subject, payload)"
                        + " values (:broadcast, :seq, :type, :sync, :at, :mediaAt, :subject, :payload)")
                .param("broadcast", event.broadcast().value())
                .param("seq", event.seq())
                .param("type", event.type())
                .param("sync", event.sync().name())
                .param("at", Rows.time(event.at()))
                .param("mediaAt", Rows.time(event.mediaAt()))
                .param("subject", event.subject())
                .param("payload", payload)
                .update();
    }

    private LiveEvent event(BroadcastId broadcast, ResultSet row) throws SQLException {
        return new LiveEvent(
                broadcast,
                row.getLong("seq"),
                row.getString("type"),
                Sync.valueOf(row.getString("sync")),
                Rows.instant(row, "at"),
                Rows.instantOrNull(row, "media_at"),
                row.getString("subject"),
                json.readValue(row.getString("payload"), PAYLOAD));
    }
}
