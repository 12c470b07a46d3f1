package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to the log in a real database, also from many threads, and looks at what pages are told. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(LiveLogTests.Surroundings.class)
class LiveLogTests {

    private static final int APPENDS = 50;
    private static final Path DATA = DataFolder.create();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    LiveLog log;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Channels channels;

    @Autowired
    FakeFeed feed;

    @Autowired
    MutableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    @BeforeEach
    void planAShow() {
        show = broadcasts.schedule(
                channels.create(new SellerId(UUID.randomUUID()), ChannelSettings.named("Harbour"))
                        .id(),
                "Kiln opening",
                null);
    }

    @Test
    void appendWhenManyComeAtOnceAndSomeFailLeavesNoGapAndTellsAllInOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Boolean>> attempts;
        try {
            List<Callable<Boolean>> appends = new ArrayList<>();
            for (int i = 0; i < APPENDS; i++) {
                int number = i;
                appends.add(() -> appendPatiently(number));
            }
            attempts = threads.invokeAll(appends);
        } finally {
            threads.shutdown();
        }
        int kept = 0;
        for (Future<Boolean> attempt : attempts) {
            kept += attempt.get() ? 1 : 0;
        }

        List<Long> wanted = LongStream.rangeClosed(1, kept).boxed().toList();
        assertThat(kept).isEqualTo(APPENDS - APPENDS / 5);
        assertThat(log.last(show.id())).isEqualTo(kept);
        assertThat(log.after(show.id(), 0)).extracting(LiveEvent::seq).isEqualTo(wanted);
        assertThat(feed.events(show))
                .extracting(frame -> frame.path("seq").asLong())
                .isEqualTo(wanted);
    }

    /** Every fifth rolls back after it has its number; who comes too fast asks again a little later. */
    private boolean appendPatiently(int number) {
        boolean fails = number % 5 == 0;
        while (true) {
            try {
                return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> {
                    log.append(show.id(), "pin", Sync.FRAME, null, "1", Map.of("number", number));
                    if (fails) {
                        status.setRollbackOnly();
                    }
                    return !fails;
                }));
            } catch (StageException tooFast) {
                assertThat(tooFast.code()).isEqualTo("stage.event.rate");
                clock.advance(Duration.ofMillis(250));
            }
        }
    }

    @Test
    void appendWhenWellTellsPagesAllOfIt() {
        Instant mediaAt = clock.instant().minusSeconds(2);
        LiveEvent event =
                log.append(show.id(), "pin", Sync.FRAME, mediaAt, "2", Map.of("slot", 2, "title", "A \"cup\" <b>"));

        assertThat(log.after(show.id(), 0)).containsExactly(event);
        assertThat(log.after(show.id(), 1)).isEmpty();
        assertThat(feed.events(show)).singleElement().satisfies(frame -> {
            assertThat(frame.path("event").asString()).isEqualTo("pin");
            assertThat(frame.path("sync").asString()).isEqualTo("FRAME");
            assertThat(Instant.parse(frame.path("mediaAt").asString())).isEqualTo(mediaAt);
            assertThat(frame.path("subject").asString()).isEqualTo("2");
            assertThat(frame.path("payload").path("title").asString()).isEqualTo("A \"cup\" <b>");
        });
    }

    @Test
    void appendWhenTransactionRollsBackTellsNobody() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            append("notice");
            status.setRollbackOnly();
        });
        assertThat(log.last(show.id())).isZero();
        assertThat(feed.events(show)).isEmpty();

        assertThat(append("notice").seq()).isEqualTo(1);
        assertThat(feed.events(show)).hasSize(1);
    }

    @Test
    void appendWhenTooManyInASecondIsRefusedUntilItIsOver() {
        for (int i = 0; i < LiveLog.MOST_A_SECOND; i++) {
            append("pin");
        }
        assertThatExceptionOfType(StageException.class)
                .isThrownBy(() -> append("pin"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("stage.event.rate"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(append("pin").seq()).isEqualTo(LiveLog.MOST_A_SECOND + 1L);
    }

    @Test
    void appendWhenPayloadIsTooLongIsRefused() {
        assertThat(log.append(show.id(), "pin", Sync.NOW, null, "1", Map.of("a", "가".repeat(338)))
                        .seq())
                .isEqualTo(1);
        assertThatExceptionOfType(StageException.class)
                .isThrownBy(() -> log.append(show.id(), "pin", Sync.NOW, null, "1", Map.of("a", "가".repeat(339))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("stage.event.long"));
    }

    @Test
    void appendWhenNamesAreNotNamesIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.append(show.id(), "Pin!", Sync.NOW, null, "1", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.append(show.id(), "pin", Sync.NOW, null, "x".repeat(65), Map.of()));
        BroadcastId nowhere = new BroadcastId(UUID.randomUUID());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.append(nowhere, "pin", Sync.NOW, null, "1", Map.of()));
    }

    private LiveEvent append(String type) {
        return log.append(show.id(), type, Sync.NOW, null, "1", Map.of());
    }

    /** A clock that a test moves, and viewers who only listen. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        @Primary
        MutableClock mutableClock() {
            return new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
        }

        @Bean
        @Primary
        FakeFeed fakeFeed() {
            return new FakeFeed();
        }
    }
}
