package io.vitrine.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.DataFolder;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Holds what is read and written by plain statements to what Hibernate makes of the same rows. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
class ArrivalTablesTests {

    private static final Path DATA = DataFolder.create();
    private static final Instant NOW = Instant.parse("2026-05-04T18:00:00Z");

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    ArrivalTables tables;

    @Autowired
    BroadcastRepository broadcasts;

    @Autowired
    PublishSessionRepository sessions;

    @Autowired
    Channels channels;

    @Autowired
    JdbcTemplate jdbc;

    private ChannelView channel;

    @BeforeEach
    void open() {
        channel = channels.create(new SellerId(UUID.randomUUID()), ChannelSettings.named("Harbour Shop"));
    }

    @Test
    void decidingReadsEveryColumnAsHibernateDoes() {
        Broadcast planned = broadcasts.save(Broadcast.planned(
                channel,
                new ShowPlan(
                        "Lamps",
                        NOW,
                        NOW.plus(Duration.ofHours(1)),
                        Kind.LIVE,
                        Visibility.PRIVATE,
                        PlaybackPolicy.SIGNED_IN,
                        HoldMode.FIRST_PAID),
                NOW));
        jdbc.update(
                "update broadcasts set session_id = ?, started_at = created_at, ended_at = created_at, deadline = created_at,"
                        + " refuses_until = created_at, last_refused_at = created_at, reason = 'why', version = 7"
                        + " where id = ?",
                UUID.randomUUID(),
                planned.id().value());

        Broadcast stored = broadcasts.findById(planned.id().value()).orElseThrow();
        assertThat(stored).hasNoNullFieldsOrProperties();
        assertThat(tables.deciding(List.of(channel.id()), NOW))
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(stored);
    }

    @Test
    void decidingLeavesOutWhatIsOverUnlessItRefuses() {
        Broadcast over = Broadcast.planned(channel, ShowPlan.of("Over", null), NOW);
        over.cancel(NOW, Duration.ZERO);
        broadcasts.save(over);
        Broadcast ended = carried(Broadcast.adHoc(channel, NOW), 1);
        ended.cancel(NOW, Duration.ofSeconds(30));
        broadcasts.save(ended);
        assertThat(tables.deciding(List.of(channel.id()), NOW))
                .extracting(Broadcast::id)
                .containsExactly(ended.id());
        assertThat(tables.deciding(List.of(channel.id()), NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    void saveWhenAnEncoderBeganItWritesEveryColumn() {
        Broadcast begun = carried(Broadcast.adHoc(channel, NOW), 2);
        tables.save(List.of(begun));
        assertThat(broadcasts.findById(begun.id().value()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(begun);
    }

    @Test
    void saveWhenAnEncoderCameForItWritesWhatThatChangesOnce() {
        broadcasts.save(Broadcast.planned(channel, ShowPlan.of("Lamps", null), NOW));
        Broadcast known = tables.deciding(List.of(channel.id()), NOW).get(0);
        carried(known, 3);
        tables.save(List.of(known));
        assertThat(broadcasts.findById(known.id().value()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(known);
        assertThatThrownBy(() -> tables.save(List.of(known))).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void openWritesEveryColumn() {
        Broadcast begun = Broadcast.adHoc(channel, NOW);
        tables.save(List.of(begun));
        var session = new PublishSession(begun.id(), connection(4), NOW);
        tables.open(List.of(session));
        assertThat(tables.held(List.of(channel.id()))).containsExactly(channel.id());
        assertThat(sessions.findByOpenChannel(channel.id().value()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(session);
    }

    private Broadcast carried(Broadcast broadcast, long client) {
        broadcast.carriedBy(new PublishSession(broadcast.id(), connection(client), NOW), channel, NOW);
        return broadcast;
    }

    private Connection connection(long client) {
        return new Connection(channel.id(), "boot", client, "192.0.2.9", "FMLE/3.0");
    }
}
