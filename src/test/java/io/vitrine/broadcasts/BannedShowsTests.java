package io.vitrine.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.broadcasts.PublishSessions.Opening;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.LatencyMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Bans channels that have something on air, in a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestClockConfiguration.class, PhaseLog.class})
class BannedShowsTests {

    private static final Path DATA = DataFolder.create();
    private static final AtomicLong CLIENT = new AtomicLong();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    BannedShows bans;

    @Autowired
    Channels channels;

    @Autowired
    MutableClock clock;

    @Autowired
    PhaseLog events;

    @Test
    void banStopsWhatIsOnAirForGoodAndLeavesWhatIsPlanned() {
        ChannelView channel = channel();
        Connection encoder = connect(channel);
        BroadcastId onAir = opened(encoder).id();
        broadcasts.pictureReady(onAir);
        BroadcastId planned = broadcasts
                .schedule(channel.id(), "Next week", clock.instant().plus(Duration.ofDays(7)))
                .id();

        channels.ban(channel.id(), "Counterfeits", clock.instant().plus(Duration.ofHours(1)));

        BroadcastView stopped = broadcasts.find(onAir).orElseThrow();
        assertThat(stopped.phase()).isEqualTo(Phase.BLOCKED);
        assertThat(stopped.reason()).isEqualTo("Counterfeits");
        assertThat(stopped.reasonForViewers()).isNull();
        assertThat(broadcasts.find(planned).orElseThrow().phase()).isEqualTo(Phase.SCHEDULED);
        assertThat(events.lines()).contains("LIVE -> BLOCKED");
        sessions.close(encoder.boot(), encoder.clientId(), "dropped");
        assertThat(sessions.open(connect(channel))).isEqualTo(new Opening.Refused("refused.channel.banned"));

        channels.liftBan(channel.id());
        assertThat(sessions.open(connect(channel))).isInstanceOf(Opening.Opened.class);
        assertThat(broadcasts.liftBlock(onAir).phase()).isEqualTo(Phase.ENDED);
        assertThatExceptionOfType(BroadcastException.class).isThrownBy(() -> broadcasts.goLive(onAir));
    }

    @Test
    void showThatComesOnAirWhileItsChannelIsBeingBannedIsStoppedToo() {
        ChannelView channel = channel();
        BroadcastId show = opened(connect(channel)).id();
        channels.ban(channel.id(), "Counterfeits", null);
        broadcasts.pictureReady(show);
        assertThat(broadcasts.find(show).orElseThrow().phase()).isEqualTo(Phase.LIVE);

        bans.look();

        assertThat(broadcasts.find(show).orElseThrow().phase()).isEqualTo(Phase.BLOCKED);
        assertThat(broadcasts.find(show).orElseThrow().reason()).isEqualTo("Counterfeits");
    }

    private ChannelView channel() {
        return channels.create(
                new SellerId(UUID.randomUUID()),
                new ChannelSettings("Harbour Shop", LatencyMode.LOW, true, false, Duration.ofMinutes(2)));
    }

    private static Connection connect(ChannelView channel) {
        return new Connection(channel.id(), "boot-1", CLIENT.incrementAndGet(), "192.0.2.9", "FMLE/3.0");
    }

    private BroadcastView opened(Connection connection) {
        Opening opening = sessions.open(connection);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).session().broadcast();
    }
}
