package io.vitrine.runsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.polls.PollDraft;
import io.vitrine.polls.PollState;
import io.vitrine.polls.PollView;
import io.vitrine.polls.Polls;
import io.vitrine.shared.Money;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.CouponStatus;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.stage.Direction;
import io.vitrine.stage.FakeFeed;
import io.vitrine.stage.Screen;
import io.vitrine.stage.Screens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
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

/** Plays run sheets, and looks at what is on screen after each step. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(RunSheetTests.Surroundings.class)
class RunSheetTests {

    private static final Path DATA = DataFolder.create();
    private static final AtomicLong CLIENTS = new AtomicLong();
    private static final AccountId WHO = new AccountId(UUID.randomUUID());

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.stage.stock-interval", () -> "1h");
    }

    @Autowired
    RunSheets sheets;

    @Autowired
    HostMessages messages;

    @Autowired
    Direction direction;

    @Autowired
    Screens screens;

    @Autowired
    Polls polls;

    @Autowired
    Coupons coupons;

    @Autowired
    Products products;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    PublishSessions sessions;

    @Autowired
    Channels channels;

    @Autowired
    FakeFeed feed;

    @Autowired
    MutableClock clock;

    private SellerId seller = new SellerId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init")
    private BroadcastView show;

    @BeforeEach
    void goOnAir() {
        clock.advance(Duration.ofMinutes(10));
        seller = new SellerId(UUID.randomUUID());
        ChannelView channel = channels.create(seller, ChannelSettings.named("Harbour"));
        sessions.open(new Connection(channel.id(), "run", CLIENTS.incrementAndGet(), "192.0.2.7", "OBS"));
        BroadcastView current = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(current.id());
        show = broadcasts.goLive(current.id());
    }

    @Test
    void nextWhenPressedByManyAtOnceFiresOneCueOnce() throws Exception {
        ProductView cup = onSale("Cup", 5);
        cue(CueKind.PRODUCT, id(cup), 60);
        cue(CueKind.PRODUCT, id(onSale("Bowl", 5)), 60);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> press = () -> {
                sheets.next(show, 0, null, WHO);
                return true;
            };
            for (Future<Boolean> pressed : threads.invokeAll(Collections.nCopies(16, press))) {
                assertThat(pressed.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(sheet().current()).isZero();
        assertThat(sheet().step()).isEqualTo(1);
        assertThat(titles()).containsExactly("Cup");
        assertThat(events("pin")).isEqualTo(1);
    }

    @Test
    void showFromCueToCueDoesWhatEachSaysAndUndoTakesItBack() {
        ProductView cup = onSale("Cup", 5);
        CouponView coupon = coupons.create(seller, new CouponDraft("Welcome", CouponKind.FIXED, 1_000, 0, 5, 1));
        PollView poll = polls.create(show, new PollDraft("Which?", List.of("A", "B"), null));
        cue(CueKind.TALK, "Hello", 30);
        cue(CueKind.PRODUCT, id(cup), 60);
        cue(CueKind.COUPON, coupon.publicId().value(), 60);
        cue(CueKind.POLL, poll.id().value(), 60);
        cue(CueKind.NOTICE, "Draw at eight", 60);
        for (int i = 0; i < 5; i++) {
            next();
        }
        assertThat(titles()).containsExactly("Cup");
        assertThat(coupons.find(coupon.publicId()).orElseThrow().status()).isEqualTo(CouponStatus.OPEN);
        assertThat(polls.shown(show))
                .hasValueSatisfying(shown -> assertThat(shown.id()).isEqualTo(poll.id()));
        assertThat(screen().notices()).extracting(Screen.Notice::text).containsExactly("Draw at eight");
        assertRefused("runsheet.end", this::next);

        for (int i = 0; i < 4; i++) {
            undo();
        }
        assertThat(sheet().current()).isZero();
        assertThat(screen().notices()).isEmpty();
        assertThat(polls.find(show, poll.id()).orElseThrow().state()).isEqualTo(PollState.DRAFT);
        assertThat(coupons.find(coupon.publicId()).orElseThrow().status()).isEqualTo(CouponStatus.REVOKED);
        assertThat(titles()).isEmpty();
        undo();
        assertThat(sheet().current()).isEqualTo(-1);
        assertThat(sheet().startedAt()).isNull();
    }

    @Test
    void nextWhenTheCueCannotBeDoneGoesOnAndSaysWhy() {
        CouponView coupon = coupons.create(seller, new CouponDraft("Welcome", CouponKind.FIXED, 1_000, 0, 5, 1));
        cue(CueKind.COUPON, coupon.publicId().value(), 60);
        cue(CueKind.TALK, "Thanks", 60);
        coupons.revoke(coupon.id());
        next();
        assertThat(sheet().current()).isZero();
        assertThat(sheet().cues().get(0).problem()).isEqualTo("shop.coupon.dropped");
        next();
        assertThat(sheet().current()).isEqualTo(1);
        undo();
        undo();
        assertThat(sheet().cues().get(0).problem()).isNull();
    }

    @Test
    void undoOfAPinThatReplacedAnotherBringsThatBack() {
        List<ProductView> all = List.of(onSale("A", 1), onSale("B", 1), onSale("C", 1), onSale("D", 1));
        all.forEach(product -> cue(CueKind.PRODUCT, id(product), 60));
        for (int i = 0; i < 4; i++) {
            next();
        }
        assertThat(titles()).containsExactly("D", "B", "C");
        undo();
        assertThat(titles()).containsExactly("A", "B", "C");
        direction.pin(show, all.get(3), null, WHO);
        next();
        undo();
        assertThat(titles()).as("what was pinned by hand stays").contains("D");
    }

    @Test
    void cuesWhenMovedKeepTheirOrderAndTheOneThatIsOnStays() {
        cue(CueKind.TALK, "A", 10);
        cue(CueKind.TALK, "B", 20);
        cue(CueKind.TALK, "C", 30);
        List<String> ids = sheet().cues().stream().map(CueView::id).toList();
        sheets.arrange(show, List.of(ids.get(2), ids.get(2), "unknown", ids.get(0)));
        assertThat(names()).containsExactly("C", "A", "B");
        sheets.move(show, ids.get(1), -1);
        sheets.move(show, ids.get(1), -9);
        sheets.move(show, ids.get(1), -1);
        assertThat(names()).containsExactly("B", "C", "A");
        next();
        assertRefused("runsheet.current", () -> sheets.remove(show, ids.get(1)));
        sheets.change(show, ids.get(1), new CueDraft(CueKind.TALK, "", "B2", 0, "Say\r\nit", 25));
        sheets.remove(show, ids.get(2));
        sheets.remove(show, ids.get(2));
        assertThat(names()).containsExactly("B2", "A");
        assertThat(sheet().now().orElseThrow().what().script()).isEqualTo("Say\nit");
        assertThat(sheet().next().orElseThrow().title()).isEqualTo("A");
    }

    @Test
    void timeOverPlanIsWhatTheCuesBeforeTookTooLong() {
        cue(CueKind.TALK, "A", 60);
        cue(CueKind.TALK, "B", 60);
        next();
        clock.advance(Duration.ofSeconds(99));
        next();
        assertThat(sheet().late()).isEqualTo(40);
        assertThat(sheet().planned()).isEqualTo(120);
        assertThat(sheet().plannedAfter()).isZero();
    }

    @Test
    void cueWhenItIsNoneIsRefused() {
        assertRefused("runsheet.subject.product", () -> cue(CueKind.PRODUCT, "aaaaaaaaaaaaaaaa", 1));
        assertRefused("runsheet.subject.poll", () -> cue(CueKind.POLL, "nonsense", 1));
        assertRefused("runsheet.text", () -> cue(CueKind.NOTICE, "x".repeat(201), 1));
        assertRefused("runsheet.seconds", () -> cue(CueKind.TALK, "A", RunSheets.MOST_SECONDS + 1));
        assertRefused(
                "runsheet.script", () -> sheets.add(show, new CueDraft(CueKind.TALK, "", "A", 0, "x".repeat(2001), 1)));
        assertRefused("runsheet.low-stock", () -> sheets.setLowStock(show, 1000));
        broadcasts.end(show.id());
        BroadcastView over = broadcasts.find(show.id()).orElseThrow();
        assertRefused("runsheet.air", () -> sheets.next(over, 0, null, WHO));
        assertRefused("stage.over", () -> sheets.setLowStock(over, 1));
    }

    @Test
    void alertsTellOfProductsOfWhichFewAreLeft() {
        for (ProductView product : List.of(onSale("Many", 40), onSale("Few", 7), onSale("None", 0))) {
            direction.add(show, product);
        }
        assertThat(sheets.alerts(show)).extracting(RunSheets.StockAlert::title).containsExactly("None");
        sheets.setLowStock(show, 40);
        assertThat(sheets.alerts(show)).extracting(RunSheets.StockAlert::title).containsExactly("None", "Few", "Many");
        sheets.setLowStock(show, 0);
        assertThat(sheets.alerts(show)).isEmpty();
    }

    @Test
    void messageToTheHostIsToldAtOnceAndKeptUntilSeen() {
        int before = deskFrames();
        messages.send(show, "Mina", " Show the other side ");
        assertThat(deskFrames()).isEqualTo(before + 1);
        HostMessages.Message message = messages.waiting(show).get(0);
        assertThat(message.text()).isEqualTo("Show the other side");
        messages.acknowledge(show, message.id());
        messages.acknowledge(show, message.id());
        assertThat(messages.waiting(show)).isEmpty();
        assertThat(messages.latest(show))
                .singleElement()
                .satisfies(seen -> assertThat(seen.seen()).isTrue());
        assertThat(deskFrames()).isEqualTo(before + 2);
        assertRefused("prompter.text", () -> messages.send(show, "Mina", " "));
        assertRefused("prompter.text", () -> messages.send(show, "Mina", "x".repeat(301)));
    }

    private int deskFrames() {
        return feed.all("desk").size();
    }

    private void next() {
        clock.advance(Duration.ofSeconds(1));
        sheets.next(show, sheet().step(), null, WHO);
    }

    private void undo() {
        clock.advance(Duration.ofSeconds(1));
        sheets.undo(show, sheet().step(), WHO);
    }

    /** @param what the subject's id, or the text of a kind that has no subject */
    private void cue(CueKind kind, String what, int seconds) {
        sheets.add(
                show,
                new CueDraft(kind, kind.hasSubject() ? what : "", kind.hasSubject() ? "" : what, 60, "", seconds));
    }

    private String id(ProductView product) {
        direction.add(show, product);
        return product.publicId().value();
    }

    private RunSheet sheet() {
        return sheets.of(show);
    }

    private List<String> names() {
        return sheet().cues().stream().map(cue -> String.valueOf(cue.title())).toList();
    }

    private Screen screen() {
        return screens.of(broadcasts.find(show.id()).orElseThrow());
    }

    private List<String> titles() {
        return screen().pins().stream().map(pin -> pin.card().title()).toList();
    }

    private long events(String type) {
        return feed.events(show).stream()
                .filter(frame -> frame.path("event").asString().equals(type))
                .count();
    }

    private ProductView onSale(String title, int units) {
        clock.advance(Duration.ofSeconds(1));
        ProductView product = products.create(
                seller,
                new ProductDraft(
                        title, "", List.of(new VariantDraft(null, title, "", Money.of(18_000, "KRW"), units))));
        return products.become(product.id(), ProductStatus.ACTIVE);
    }

    private static void assertRefused(String code, Runnable command) {
        assertThatExceptionOfType(RunSheetException.class)
                .isThrownBy(command::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
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
