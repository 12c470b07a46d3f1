package io.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.PhaseChanged;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.broadcasts.PublishSessions.OpenSession;
import io.vitrine.channels.ChannelBanned;
import io.vitrine.channels.ChannelView;
import io.vitrine.ingest.Signals.RefusedPublish;
import io.vitrine.ingest.Signals.Signal;
import io.vitrine.limits.Access;
import io.vitrine.limits.Limits.Reached;
import io.vitrine.limits.SiteLimits;
import io.vitrine.nodes.IngestRestarted;
import io.vitrine.nodes.IngestStatistics;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.support.Publisher;
import io.vitrine.support.StubLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Real encoders at a real nginx-rtmp that asks us. */
@IngestTest
class PublishingTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private FakeShop shop;

    @Autowired
    private FakeSessions sessions;

    @Autowired
    private Signals signals;

    @Autowired
    private IngestStatistics statistics;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private StubLimits limits;

    @Autowired
    private RtmpNginx nginx;

    private final List<Publisher> encoders = new ArrayList<>();

    @BeforeEach
    void start() {
        nginx.start();
    }

    @AfterEach
    void stopEncoders() {
        encoders.forEach(Publisher::close);
        encoders.clear();
        limits.forget();
    }

    @Test
    void publishWhenKeyIsRightCarriesTheChannelUnderItsPublicId() {
        ChannelView channel = shop.open();
        ChannelView named = shop.open();
        Publisher encoder = encode(FakeShop.key(channel));
        encode(named.publicId() + "?key=" + FakeShop.key(named));
        awaitCarried(channel);
        awaitCarried(named);
        assertThat(statistics.published())
                .extracting(PublishedStream::name)
                .contains(channel.publicId().value(), named.publicId().value())
                .noneMatch(name -> name.startsWith("key-"));
        await().untilAsserted(() -> assertThat(signals.of(channel.id())).hasValueSatisfying(signal -> {
            assertThat(signal.width()).isEqualTo(320);
            assertThat(signal.videoCodec()).isEqualTo("H264");
            assertThat(signal.address()).isEqualTo("127.0.0.1");
        }));
        assertThat(shop.uses).containsEntry(channel.id(), "127.0.0.1");
        encoder.stop();
        awaitClosed(channel);
        await().until(() -> signals.of(channel.id()).isEmpty());
        assertThat(sessions.openOf(named.id())).isPresent();
    }

    @Test
    void publishWhenKeyIsWrongIsRefused() {
        ChannelView channel = shop.open();
        assertThat(encode("key-of-nobody").awaitEnd(PATIENCE)).isTrue();
        assertThat(encode(channel.publicId() + "?key=wrong").awaitEnd(PATIENCE)).isTrue();
        assertThat(encode(FakeShop.replacedKey(channel)).awaitEnd(PATIENCE)).isTrue();
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.key.replaced", "refused.key.wrong");
        assertThat(sessions.openOf(channel.id())).isEmpty();
    }

    @Test
    void publishWhenItsAddressMayNotIsRefusedWithTheReason() {
        ChannelView channel = shop.open();
        limits.unwelcome.add("127.0.0.1");
        assertThat(encode(FakeShop.key(channel)).awaitEnd(PATIENCE)).isTrue();
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.address");
        assertThat(sessions.openOf(channel.id())).isEmpty();
        assertThat(limits.counts()).containsEntry(Reached.PUBLISH_ADDRESS, 1L);

        limits.forget();
        encode(FakeShop.key(channel));
        awaitCarried(channel);
    }

    @Test
    void publishWhenItsShopHasAsManyAsMayBeIsRefusedWithTheReasonUntilOneEnds() {
        ChannelView channel = shop.open();
        ChannelView second = shop.another(channel);
        limits.limits = new SiteLimits(Access.ALL, Access.ALL, 0, 0, 1, 0, 0, 0);
        Publisher first = encode(FakeShop.key(channel));
        awaitCarried(channel);
        assertThat(encode(FakeShop.key(second)).awaitEnd(PATIENCE)).isTrue();
        assertThat(signals.refused(second.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.seller.shows");
        assertThat(limits.counts()).containsEntry(Reached.SELLER_SHOWS, 1L);
        // Another shop is not concerned.
        ChannelView other = shop.open();
        encode(FakeShop.key(other));
        awaitCarried(other);

        first.close();
        awaitClosed(channel);
        encode(FakeShop.key(second));
        awaitCarried(second);
    }

    @Test
    void encoderWhenItGoesOnSendingMoreThanIsAllowedIsDisconnectedWithTheReasonAndOthersStay() {
        ChannelView channel = shop.open();
        ChannelView other = shop.open();
        limits.limits = new SiteLimits(Access.ALL, Access.ALL, 0, 240, 0, 0, 0, 0);
        Publisher within = encode(FakeShop.key(other));
        awaitCarried(other);
        Publisher large = Publisher.show().size(640, 360).kilobits(300).publish(nginx.ingest(), FakeShop.key(channel));
        encoders.add(large);

        assertThat(large.awaitEnd(PATIENCE)).isTrue();

        awaitClosed(channel);
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.ceiling.resolution");
        assertThat(limits.counts()).containsEntry(Reached.CEILING, 1L);
        assertThat(within.isPublishing()).isTrue();
        assertThat(sessions.openOf(other.id())).isPresent();

        // nginx tells bitrates as averages over ten seconds.
        limits.limits = new SiteLimits(Access.ALL, Access.ALL, 100, 0, 0, 0, 0, 0);
        assertThat(within.awaitEnd(PATIENCE)).isTrue();
        await().untilAsserted(() -> assertThat(signals.refused(other.id()))
                .extracting(RefusedPublish::code)
                .contains("refused.ceiling.bitrate"));
    }

    @Test
    void publishWhenChannelIsTakenIsRefusedAndTheFirstGoesOn() {
        ChannelView channel = shop.open();
        Publisher first = encode(FakeShop.key(channel));
        OpenSession session = awaitCarried(channel);
        assertThat(encode(FakeShop.key(channel)).awaitEnd(PATIENCE)).isTrue();
        assertThat(signals.refused(channel.id()))
                .extracting(RefusedPublish::code)
                .containsExactly("refused.busy");
        int changes = sessions.changes.size();
        // Several comparisons with nginx later nothing has been written.
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> sessions.changes.size() == changes);
        assertThat(sessions.openOf(channel.id())).hasValue(session);
        assertThat(first.isPublishing()).isTrue();
    }

    @Test
    void publishWhenHolderIsFrozenTakesItsPlace() throws Exception {
        ChannelView channel = shop.open();
        Publisher frozen = encode(FakeShop.key(channel));
        Connection old = awaitCarried(channel).connection();
        freeze(frozen);
        await().until(() -> signals.of(channel.id())
                .filter(signal -> signal.silentFor().toMillis() > 1600)
                .isPresent());
        encode(FakeShop.key(channel));
        await().until(() -> sessions.openOf(channel.id())
                .filter(session -> session.connection().clientId() != old.clientId())
                .isPresent());
        awaitCarried(channel);
    }

    @Test
    void reconcileWhenEncoderIsFrozenClosesAndAdoptsItAgainWhenItSends() throws Exception {
        ChannelView channel = shop.open();
        Publisher encoder = encode(FakeShop.key(channel));
        OpenSession first = awaitCarried(channel);
        freeze(encoder);
        awaitClosed(channel);
        assertThat(sessions.changes).last().asString().endsWith(Reasons.SILENT);
        signal(encoder, "CONT");
        OpenSession second = awaitCarried(channel);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.connection()).isEqualTo(first.connection());
    }

    @Test
    void reconcileWhenPublisherIsUnknownAdoptsItUnlessItMayNotPublish() {
        ChannelView missed = shop.open();
        ChannelView banned = shop.open();
        ChannelView refused = shop.open();
        List<Publisher> started =
                List.of(encode(FakeShop.key(missed)), encode(FakeShop.key(banned)), encode(FakeShop.key(refused)));
        List.of(missed, banned, refused).forEach(this::awaitCarried);
        shop.ban(banned.id(), "Sells what is forbidden", null);
        sessions.refusals.put(refused.id(), "refused.broadcast.ended");
        List.of(missed, refused).forEach(channel -> sessions.forget(channel.id()));
        await().until(() -> sessions.openOf(missed.id()).isPresent());
        assertThat(started.get(1).awaitEnd(PATIENCE)).isTrue();
        assertThat(started.get(2).awaitEnd(PATIENCE)).isTrue();
        awaitClosed(banned);
        awaitClosed(refused);
        assertThat(started.get(0).isPublishing()).isTrue();
    }

    @Test
    void phaseChangedWhenShowIsOverDropsItsEncoder() {
        ChannelView channel = shop.open();
        Publisher encoder = encode(FakeShop.key(channel));
        OpenSession session = awaitCarried(channel);
        sessions.refusals.put(channel.id(), "refused.broadcast.ended");
        sessions.close(session.connection().boot(), session.connection().clientId(), "It was ended");
        events.publishEvent(new PhaseChanged(Phase.LIVE, sessions.broadcast(channel.id(), Phase.ENDED, session.id())));
        assertThat(encoder.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void channelBannedWhenEncoderIsConnectedDropsIt() {
        ChannelView channel = shop.open();
        Publisher encoder = encode(FakeShop.key(channel));
        awaitCarried(channel);
        events.publishEvent(new ChannelBanned(channel));
        assertThat(encoder.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void dropWhenEncoderIsConnectedDisconnectsIt() {
        ChannelView channel = shop.open();
        Publisher encoder = encode(FakeShop.key(channel));
        awaitCarried(channel);
        signals.drop(channel.id());
        assertThat(encoder.awaitEnd(PATIENCE)).isTrue();
        awaitClosed(channel);
    }

    @Test
    void reconcileWhenNginxIsKilledClosesItsSessions() {
        ChannelView channel = shop.open();
        encode(FakeShop.key(channel));
        Connection old = awaitCarried(channel).connection();
        nginx.kill9();
        events.publishEvent(new IngestRestarted());
        awaitClosed(channel);
        assertThat(sessions.changes).last().asString().endsWith(Reasons.RESTARTED);
        nginx.start();
        events.publishEvent(new IngestRestarted());
        encode(FakeShop.key(channel));
        assertThat(awaitCarried(channel).connection().boot()).isNotEqualTo(old.boot());
    }

    private Publisher encode(String key) {
        Publisher encoder = Publisher.show().size(320, 180).kilobits(300).publish(nginx.ingest(), key);
        encoders.add(encoder);
        return encoder;
    }

    private OpenSession awaitCarried(ChannelView channel) {
        await().until(() -> sessions.openOf(channel.id()).isPresent()
                && signals.of(channel.id())
                        .filter(signal -> signal.width() > 0)
                        .map(Signal::silentFor)
                        .filter(Duration::isZero)
                        .isPresent());
        return sessions.openOf(channel.id()).orElseThrow();
    }

    private void awaitClosed(ChannelView channel) {
        await().until(() -> sessions.openOf(channel.id()).isEmpty());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    private static void freeze(Publisher encoder) throws IOException, InterruptedException {
        signal(encoder, "STOP");
    }

    private static void signal(Publisher encoder, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(encoder.handle().pid()))
                .start()
                .waitFor();
    }
}
