package io.vitrine.stage;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.playback.Audience;
import io.vitrine.shop.ProductId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down the most viewers of each minute, and counts the rest where it is kept. */
@Component
class StoredAttendance implements Attendance {

    private static final Logger log = LoggerFactory.getLogger(StoredAttendance.class);

    private final JdbcClient jdbc;
    private final Broadcasts broadcasts;
    private final Audience audience;
    private final Hearts hearts;
    private final Clock clock;

    StoredAttendance(JdbcClient jdbc, Broadcasts broadcasts, Audience audience, Hearts hearts, Clock clock) {
        this.jdbc = jdbc;
        this.broadcasts = broadcasts;
        this.audience = audience;
        this.hearts = hearts;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000)
    void look() {
        try {
            for (BroadcastView show : broadcasts.onAir()) {
                if (show.listing().counts()) {
                    seen(show.id(), audience.watching(show.publicId()));
                }
            }
        } catch (RuntimeException e) {
            log.warn("Viewers could not be written down: {}", e.getMessage());
        }
    }

    void seen(BroadcastId show, int viewers) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!raise(show, minute, viewers)) {
            jdbc.sql("insert into show_minutes (broadcast_id, at, viewers) values (:show, :minute, 0)"
                            + " on conflict do nothing")
                    .param("show", show.value())
                    .param("minute", Rows.time(minute))
                    .update();
            raise(show, minute, viewers);
        }
    }

    private boolean raise(BroadcastId show, Instant minute, int viewers) {
        return jdbc.sql("update show_minutes set viewers = greatest(viewers, :viewers)"
                                + " where broadcast_id = :show and at = :minute")
                        .param("viewers", viewers)
                        .param("show", show.value())
                        .param("minute", Rows.time(minute))
                        .update()
                > 0;
    }

    @Override
    public Figures of(BroadcastView show) {
        BroadcastId id = show.id();
        int watching = show.phase().isOnAir() ? audience.watching(show.publicId()) : 0;
        int peak = jdbc.sql("select coalesce(max(viewers), 0) from show_minutes where broadcast_id = :show")
                .param("show", id.value())
                .query(Integer.class)
                .single();
        Instant lately = clock.instant().minus(Duration.ofMinutes(1));
        return new Figures(watching, Math.max(peak, watching), hearts.total(show), messages(id, Instant.EPOCH), (int)
                messages(id, lately));
    }

    private long messages(BroadcastId show, Instant since) {
        return jdbc.sql("select count(*) from chat_messages"
                        + " where broadcast_id = :show and created_at > :since and status <> 'DELETED'")
                .param("show", show.value())
                .param("since", Rows.time(since))
                .query(Long.class)
                .single();
    }

    @Override
    public List<Minute> minutes(BroadcastView show) {
        Map<Instant, Long> messages = perMinute(
                show,
                "select created_at as at, 1 as many from chat_messages where broadcast_id = :show and status <> 'DELETED'");
        Map<Instant, Long> sent =
                perMinute(show, "select at, hearts as many from reaction_buckets where broadcast_id = :show");
        return jdbc.sql("select at, viewers from show_minutes where broadcast_id = :show order by at")
                .param("show", show.id().value())
                .query((row, number) -> {
                    Instant at = Rows.instant(row, "at");
                    return new Minute(
                            at, row.getInt("viewers"), messages.getOrDefault(at, 0L), sent.getOrDefault(at, 0L));
                })
                .list();
    }

    @Override
    public List<PinSpan> pins(BroadcastView show) {
        return jdbc.sql("select product_id, from_at, to_at from pins where broadcast_id = :show order by from_at, id")
                .param("show", show.id().value())
                .query((row, number) -> new PinSpan(
                        new ProductId(row.getObject("product_id", UUID.class)),
                        Rows.instant(row, "from_at"),
                        Rows.instantOrNull(row, "to_at")))
                .list();
    }

    /** Here and not in the database: the two have no word in common for the minute of a time. */
    private Map<Instant, Long> perMinute(BroadcastView show, String query) {
        Map<Instant, Long> minutes = new HashMap<>();
        jdbc.sql(query).param("show", show.id().value()).query(row -> {
            minutes.merge(Rows.instant(row, "at").truncatedTo(ChronoUnit.MINUTES), row.getLong("many"), Long::sum);
        });
        return minutes;
    }
}
