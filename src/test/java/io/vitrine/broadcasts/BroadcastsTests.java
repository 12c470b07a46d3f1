package io.vitrine.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.AuditLog;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.broadcasts.PublishSessions.Opening;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.channels.LatencyMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Carries shows through their phases, in a real database, with a clock that the test moves. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestClockConfiguration.class, PhaseLog.class})
class BroadcastsTests {

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
    ReconnectTicker ticker;

    @Autowired
    Channels channels;

    @Autowired
    AuditLog audit;

    @Autowired
    MutableClock clock;

    @Autowired
    PhaseLog events;

    @BeforeEach
    void forgetEvents() {
        events.clear();
    }

    @Test
    void broadcastFromFirstSignalToEndTellsEveryStep() {
        ChannelView channel = channel(false);
        Connection encoder = connect(channel);
        BroadcastId id = opened(encoder).id();
        broadcasts.pictureReady(id);
        broadcasts.goLive(id);
        sessions.close(encoder.boot(), encoder.clientId(), "gone");
        BroadcastView interrupted = broadcasts.find(id).orElseThrow();
        broadcasts.pictureReady(opened(connect(channel)).id());
        BroadcastView over = broadcasts.end(id);

        assertThat(interrupted.phase()).isEqualTo(Phase.INTERRUPTED);
        assertThat(interrupted.resumeBy()).isEqualTo(clock.instant().plus(channel.reconnectWindow()));
        assertThat(over.phase()).isEqualTo(Phase.ENDED);
        assertThat(events.lines())
                .containsSubsequence(
                        "SCHEDULED -> PREVIEW",
                        "PREVIEW -> LIVE",
                        "LIVE -> INTERRUPTED",
                        "INTERRUPTED -> LIVE",
                        "LIVE -> ENDED")
                .contains("started", "stopped");
    }

    @Test
    void commandsWhenRepeatedChangeNothing() {
        ChannelView channel = channel(true);
        Connection encoder = connect(channel);
        BroadcastId id = opened(encoder).id();
        assertThat(opened(encoder).session()).isEqualTo(opened(encoder).session());
        broadcasts.pictureReady(id);
        broadcasts.pictureReady(id);
        broadcasts.goLive(id);
        broadcasts.end(id);
        List<String> before = List.copyOf(events.lines());

        broadcasts.end(id);
        broadcasts.pictureReady(id);
        broadcasts.pictureLost(id);
        sessions.close("another boot", encoder.clientId(), "gone");

        assertThat(events.lines()).isEqualTo(before).containsOnlyOnce("PREVIEW -> LIVE", "LIVE -> ENDED");
    }

    @Test
    void goLiveWithoutSignalOrPictureIsRefused() {
        ChannelView channel = channel(false);
        BroadcastId planned =
                broadcasts.schedule(channel.id(), "Spring sale", null).id();
        refused("broadcast.no-signal", () -> broadcasts.goLive(planned));
        assertThat(opened(connect(channel)).id()).isEqualTo(planned);
        refused("broadcast.no-picture", () -> broadcasts.goLive(planned));
        broadcasts.end(planned);
        refused("broadcast.over", () -> broadcasts.goLive(planned));
    }

    @Test
    void signalWhenShowIsPlannedSoonTakesIt() {
        ChannelView channel = channel(false);
        broadcasts.schedule(channel.id(), "Next week", clock.instant().plus(Duration.ofDays(7)));
        BroadcastView soon =
                broadcasts.schedule(channel.id(), "Soon", clock.instant().plus(Duration.ofMinutes(30)));

        assertThat(opened(connect(channel)).id()).isEqualTo(soon.id());
    }

    @Test
    void signalWhenNothingIsPlannedSoonBeginsItsOwnShow() {
        ChannelView channel = channel(false);
        BroadcastView later =
                broadcasts.schedule(channel.id(), "Next week", clock.instant().plus(Duration.ofDays(7)));

        BroadcastView own = opened(connect(channel));

        assertThat(own.id()).isNotEqualTo(later.id());
        assertThat(own.title()).startsWith(channel.name());
        assertThat(broadcasts.current(channel.id())).map(BroadcastView::id).contains(own.id());
        assertThat(broadcasts.upcoming(100)).extracting(BroadcastView::id).contains(later.id());
    }

    @Test
    void previewWhenItsSignalIsLostGoesBackToThePlanOrIsGivenUp() {
        ChannelView planning = channel(false);
        BroadcastId planned =
                broadcasts.schedule(planning.id(), "Planned", null).id();
        lose(planning, opened(connect(planning)));
        ChannelView spontaneous = channel(false);
        BroadcastId adHoc = lose(spontaneous, opened(connect(spontaneous)));

        clock.advance(Duration.ofMinutes(3));
        ticker.look();

        assertThat(phase(planned)).isEqualTo(Phase.SCHEDULED);
        assertThat(phase(adHoc)).isEqualTo(Phase.CANCELLED);
        assertThat(broadcasts.current(spontaneous.id())).isEmpty();
    }

    @Test
    void signalWhenBackInTimeGoesOnWithTheSameShowAndElseItEnds() {
        ChannelView channel = channel(true);
        BroadcastView show = onAir(channel);
        lose(channel, show);
        clock.advance(Duration.ofSeconds(119));
        ticker.look();
        assertThat(opened(connect(channel)).mediaId()).isEqualTo(show.mediaId());
        broadcasts.pictureReady(show.id());
        assertThat(phase(show.id())).isEqualTo(Phase.LIVE);

        lose(channel, show);
        clock.advance(Duration.ofSeconds(121));
        ticker.look();

        assertThat(phase(show.id())).isEqualTo(Phase.ENDED);
        assertThat(opened(connect(channel)).id()).isNotEqualTo(show.id());
    }

    @Test
    void signalWhenItComesAndGoesWithoutPictureStillLeavesDeadline() {
        ChannelView channel = channel(true);
        BroadcastView show = onAir(channel);
        lose(channel, show);
        assertThat(broadcasts.find(opened(connect(channel)).id()).orElseThrow().resumeBy())
                .isNotNull();
        lose(channel, show);

        assertThat(broadcasts.find(show.id()).orElseThrow().resumeBy())
                .isEqualTo(clock.instant().plus(channel.reconnectWindow()));
    }

    @Test
    void encoderAfterEndIsRefusedUntilItStopsTryingHoweverLongItsPauses() {
        ChannelView channel = channel(false);
        BroadcastView show = onAir(channel);
        broadcasts.end(show.id());
        sessions.openOf(channel.id())
                .map(PublishSessions.OpenSession::connection)
                .ifPresent(open -> sessions.close(open.boot(), open.clientId(), "dropped"));
        Duration pause = Duration.ofSeconds(2);
        for (int attempt = 0; attempt < 12; attempt++) {
            clock.advance(pause);
            assertThat(sessions.open(connect(channel)))
                    .as("after %s", pause)
                    .isEqualTo(new Opening.Refused("refused.broadcast.ended"));
            pause = Duration.ofMillis(pause.toMillis() * 3 / 2);
        }
        clock.advance(Duration.ofMinutes(16));
        assertThat(opened(connect(channel)).id()).isNotEqualTo(show.id());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void encoderAfterEndIsWelcomeOnceTheNextShowIsPlanned(boolean goesLiveByItself) {
        ChannelView channel = channel(goesLiveByItself);
        BroadcastView show = onAir(channel);
        lose(channel, show);
        broadcasts.end(show.id());
        assertThat(sessions.open(connect(channel))).isInstanceOf(Opening.Refused.class);

        BroadcastView next = broadcasts.schedule(channel.id(), "Second act", null);

        assertThat(opened(connect(channel)).id()).isEqualTo(next.id());
    }

    @Test
    void encoderAfterEndIsNotPutOnAirByThePlanThatWasThereBefore() {
        ChannelView channel = channel(true);
        BroadcastView show = onAir(channel);
        broadcasts.schedule(channel.id(), "This evening", clock.instant().plus(Duration.ofMinutes(50)));
        lose(channel, show);
        broadcasts.end(show.id());

        assertThat(sessions.open(connect(channel))).isEqualTo(new Opening.Refused("refused.broadcast.ended"));
    }

    @Test
    void blockedShowRefusesItsEncoderAndSaysSo() {
        ChannelView channel = channel(false);
        BroadcastView show = onAir(channel);
        lose(channel, show);

        BroadcastView blocked = broadcasts.block(show.id(), "Not allowed here");

        assertThat(blocked.reason()).isEqualTo("Not allowed here");
        assertThat(sessions.open(connect(channel))).isEqualTo(new Opening.Refused("refused.broadcast.blocked"));
    }

    @Test
    void blockWhenLiftedLeavesAnEndedShowAndIsNoted() {
        ChannelView channel = channel(true);
        BroadcastView show = onAir(channel);
        lose(channel, show);
        broadcasts.block(show.id(), "Not allowed here");
        assertThat(broadcasts.blocked(channel.id()))
                .extracting(BroadcastView::id)
                .containsExactly(show.id());
        clock.advance(Duration.ofSeconds(10));

        BroadcastView lifted = broadcasts.liftBlock(show.id());

        assertThat(lifted.phase()).isEqualTo(Phase.ENDED);
        assertThat(lifted.reason()).isNull();
        assertThat(lifted.endedAt()).isEqualTo(clock.instant().minusSeconds(10));
        assertThat(audit.latest(1)).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("broadcast.block-lifted");
            assertThat(entry.entity()).isEqualTo(show.id().toString());
        });
        assertThat(broadcasts.liftBlock(show.id())).isEqualTo(lifted);
        assertThat(events.lines()).containsOnlyOnce("BLOCKED -> ENDED");
        assertThat(broadcasts.blocked(channel.id())).isEmpty();
        // Its encoder may still be trying: it must not be on air at once because of this.
        assertThat(sessions.open(connect(channel))).isEqualTo(new Opening.Refused("refused.broadcast.ended"));
    }

    @Test
    void liftWhenNothingIsBlockedIsRefused() {
        BroadcastView show = onAir(channel(false));
        refused("broadcast.not-blocked", () -> broadcasts.liftBlock(show.id()));
        assertThat(phase(show.id())).isEqualTo(Phase.LIVE);
    }

    @Test
    void secondEncoderFindsTheChannelBusyAndItsEndChangesNothing() {
        ChannelView channel = channel(false);
        BroadcastView show = onAir(channel);
        Connection second = connect(channel);

        assertThat(sessions.open(second)).isInstanceOf(Opening.Busy.class);
        sessions.close(second.boot(), second.clientId(), "done");

        assertThat(phase(show.id())).isEqualTo(Phase.LIVE);
        assertThat(sessions.openOf(channel.id())).isPresent();
    }

    @Test
    void pictureWhenLostAndBackInterruptsMeanwhile() {
        BroadcastView show = onAir(channel(false));

        broadcasts.pictureLost(show.id());
        assertThat(phase(show.id())).isEqualTo(Phase.INTERRUPTED);
        broadcasts.pictureReady(show.id());
        assertThat(phase(show.id())).isEqualTo(Phase.LIVE);
    }

    @Test
    void titleWhenItWouldDeceiveIsRefused() {
        ChannelView channel = channel(false);
        Stream.of("", "  ", "two\nlines", "Shop \u202Etxt.exe", "\u0007", "x".repeat(121))
                .forEach(title -> refused("broadcast.title", () -> broadcasts.schedule(channel.id(), title, null)));
        assertThat(broadcasts.schedule(channel.id(), " 봄맞이 세일 🌸 ", null).title())
                .isEqualTo("봄맞이 세일 🌸");
        refused(
                "broadcast.start.past",
                () -> broadcasts.schedule(channel.id(), "Late", clock.instant().minusSeconds(3600)));
        refused(
                "broadcast.start.far",
                () -> broadcasts.schedule(channel.id(), "Far", clock.instant().plus(Duration.ofDays(400))));
    }

    private ChannelView channel(boolean goesLiveByItself) {
        return channels.create(
                new SellerId(UUID.randomUUID()),
                new ChannelSettings("Harbour Shop", LatencyMode.LOW, goesLiveByItself, false, Duration.ofMinutes(2)));
    }

    private static Connection connect(ChannelView channel) {
        return new Connection(channel.id(), "boot-1", CLIENT.incrementAndGet(), "192.0.2.9", "FMLE/3.0");
    }

    private BroadcastView opened(Connection connection) {
        Opening opening = sessions.open(connection);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).session().broadcast();
    }

    private BroadcastView onAir(ChannelView channel) {
        BroadcastView show = opened(connect(channel));
        broadcasts.pictureReady(show.id());
        return broadcasts.goLive(show.id());
    }

    private BroadcastId lose(ChannelView channel, BroadcastView show) {
        Connection holder = sessions.openOf(channel.id()).orElseThrow().connection();
        sessions.close(holder.boot(), holder.clientId(), "gone");
        return show.id();
    }

    private Phase phase(BroadcastId id) {
        return broadcasts.find(id).orElseThrow().phase();
    }

    private static void refused(String code, Runnable command) {
        assertThatExceptionOfType(BroadcastException.class)
                .isThrownBy(command::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
