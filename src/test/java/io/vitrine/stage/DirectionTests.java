package io.vitrine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.accounts.AccountId;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.Money;
import io.vitrine.shop.CouponDraft;
import io.vitrine.shop.CouponKind;
import io.vitrine.shop.CouponView;
import io.vitrine.shop.Coupons;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.StockLedger;
import io.vitrine.stage.Screen.Pinned;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Directs shows, and looks at what is on screen and what pages are told. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(LiveLogTests.Surroundings.class)
class DirectionTests {

    private static final Path DATA = DataFolder.create();
    private static final AtomicLong CLIENTS = new AtomicLong();
    private static final AccountId WHO = new AccountId(UUID.randomUUID());

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        // The ticker looks when a test has it look.
        properties.add("vitrine.stage.stock-interval", () -> "1h");
    }

    @Autowired
    Direction direction;

    @Autowired
    Screens screens;

    @Autowired
    StockTicker ticker;

    @Autowired
    Coupons coupons;

    @Autowired
    CouponsOnAir couponsOnAir;

    @Autowired
    Products products;

    @Autowired
    StockLedger stock;

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
        sessions.open(new Connection(channel.id(), "boot", CLIENTS.incrementAndGet(), "192.0.2.7", "OBS"));
        BroadcastView current = broadcasts.current(channel.id()).orElseThrow();
        broadcasts.pictureReady(current.id());
        show = broadcasts.goLive(current.id());
    }

    @Test
    void lineUpWhenChangedKeepsItsOrder() {
        ProductView cup = onSale("Cup", 5);
        ProductView bowl = onSale("Bowl", 5);
        ProductView vase = onSale("Vase", 0);
        direction.add(show, cup);
        direction.add(show, bowl);
        direction.add(show, vase);
        direction.add(show, cup);
        direction.move(show, vase, -1);
        direction.move(show, cup, -1);
        assertThat(titles()).containsExactly("Cup", "Vase", "Bowl");
        clock.advance(Duration.ofSeconds(2));
        direction.remove(show, vase);
        direction.remove(show, vase);
        assertThat(titles()).containsExactly("Cup", "Bowl");
        assertThat(types()).containsOnly("lineup").hasSize(5);
    }

    @Test
    void addWhenItMayNotBeSoldIsRefused() {
        ProductView draft = product("Draft", 1);
        assertRefused("stage.lineup.status", () -> direction.add(show, draft));
        ProductView cup = onSale("Cup", 1);
        broadcasts.end(show.id());
        BroadcastView over = broadcasts.find(show.id()).orElseThrow();
        assertRefused("stage.over", () -> direction.add(over, cup));
        assertRefused("stage.over", () -> direction.pin(over, cup, null, WHO));
    }

    @Test
    void pinWhenAllSlotsAreTakenReplacesTheOldest() {
        List<ProductView> all = List.of(onSale("A", 1), onSale("B", 1), onSale("C", 1), onSale("D", 1));
        for (ProductView product : all) {
            direction.add(show, product);
            clock.advance(Duration.ofSeconds(1));
        }
        for (ProductView product : all) {
            direction.pin(show, product, null, WHO);
            direction.pin(show, product, null, WHO);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(pins()).extracting(pin -> pin.card().title()).containsExactly("D", "B", "C");
        direction.unpin(show, 2, null);
        direction.unpin(show, 2, null);
        direction.pin(show, all.get(0), null, WHO);
        assertThat(pins()).extracting(pin -> pin.card().title()).containsExactly("D", "A", "C");
        assertThat(types().stream().filter(type -> type.equals("unpin"))).hasSize(1);
        assertRefused("stage.pin.unknown", () -> direction.pin(show, onSale("E", 1), null, WHO));
    }

    @Test
    void pinWhenStampedIsShownAtThatFrameUnlessTheStampCannotBeRight() {
        ProductView cup = onSale("Cup", 30);
        ProductView bowl = onSale("Bowl", 3);
        direction.add(show, cup);
        direction.add(show, bowl);
        Instant now = clock.instant();
        direction.pin(show, cup, now.minusMillis(2300), WHO);
        direction.pin(show, bowl, now.plusSeconds(3600), WHO);

        assertThat(pins())
                .extracting(Pinned::mediaAt)
                .containsExactly(now.minusMillis(2300).plus(PictureTimes.LEAD), now);
        JsonNode pin = last();
        assertThat(pin.path("sync").asString()).isEqualTo("FRAME");
        assertThat(pin.path("payload").path("product").path("title").asString()).isEqualTo("Bowl");
        assertThat(pin.path("payload").path("product").path("left").asInt()).isEqualTo(3);
        assertThat(feed.events(show)
                        .get(2)
                        .path("payload")
                        .path("product")
                        .path("left")
                        .asString())
                .isEqualTo("20+");
    }

    @Test
    void showWhenItEndsTakesEverythingDown() {
        ProductView cup = onSale("Cup", 1);
        direction.add(show, cup);
        direction.pin(show, cup, null, WHO);
        direction.say(show, NoticeKind.FIXED, "Free delivery", null, null);
        broadcasts.end(show.id());

        assertThat(pins()).isEmpty();
        assertThat(screen().notices()).isEmpty();
        assertThat(titles()).containsExactly("Cup");
    }

    @Test
    void noticeWhenItsTimeIsOverIsGone() {
        direction.say(show, NoticeKind.RUNNING, " Draw at eight ", Duration.ofSeconds(30), null);
        direction.say(show, NoticeKind.FIXED, "First", null, null);
        direction.say(show, NoticeKind.FIXED, "Free delivery", null, null);
        assertThat(screen().notices())
                .extracting(Screen.Notice::text)
                .containsExactly("Free delivery", "Draw at eight");
        clock.advance(Duration.ofSeconds(30));
        assertThat(screen().notices()).extracting(Screen.Notice::text).containsExactly("Free delivery");
        direction.silence(show, NoticeKind.FIXED, null);
        direction.silence(show, NoticeKind.FIXED, null);
        assertThat(screen().notices()).isEmpty();
        assertThat(last().path("payload").path("text").asString()).isEmpty();
        assertThat(types()).hasSize(4);
        assertRefused("stage.notice.text", () -> direction.say(show, NoticeKind.FIXED, "x".repeat(201), null, null));
        assertRefused("stage.notice.text", () -> direction.say(show, NoticeKind.FIXED, "a\u202eb", null, null));
        assertRefused("stage.notice.text", () -> direction.say(show, NoticeKind.FIXED, "  ", null, null));
    }

    @Test
    void tickerWhenStockOrPriceChangesTellsItOnce() {
        ProductView cup = onSale("Cup", 22);
        direction.add(show, cup);
        tick();
        int before = types().size();
        tick();
        stock.hold(cup.variants().get(0).id(), 1);
        tick();
        assertThat(types()).hasSize(before);

        stock.hold(cup.variants().get(0).id(), 3);
        tick();
        assertThat(last().path("event").asString()).isEqualTo("stock");
        assertThat(last().path("payload").path("left").asInt()).isEqualTo(18);
        assertThat(last().path("payload")
                        .path("variants")
                        .path(cup.variants().get(0).id().toString())
                        .asInt())
                .isEqualTo(18);

        change(cup, 15_000);
        tick();
        assertThat(last().path("event").asString()).isEqualTo("price");
        assertThat(last().path("sync").asString()).isEqualTo("FRAME");
        assertThat(last().path("payload").path("was").asInt()).isEqualTo(18_000);
        change(cup, 19_000);
        tick();
        assertThat(last().path("sync").asString()).isEqualTo("NOW");
        assertThat(last().path("payload").has("was")).isFalse();

        direction.soldOut(show, cup, true);
        tick();
        assertThat(last().path("payload").path("soldOut").asBoolean()).isTrue();
        assertThat(types()).hasSize(before + 4);
    }

    @Test
    void couponComesAtTheFrameThatWasSeenAndTellsHowManyAreLeft() {
        CouponView coupon = coupons.create(seller, new CouponDraft("Welcome", CouponKind.FIXED, 1_000, 0, 10, 24));
        Instant now = clock.instant();
        direction.drop(broadcasts.find(show.id()).orElseThrow(), coupon, Duration.ofMinutes(5), now.minusMillis(2300));

        await().untilAsserted(() -> assertThat(types()).contains("coupon"));
        Instant meant = now.minusMillis(2300).plus(PictureTimes.LEAD);
        assertThat(Instant.parse(last().path("mediaAt").asString())).isEqualTo(meant);
        assertThat(Instant.parse(last().path("payload").path("mediaAt").asString()))
                .isEqualTo(meant);
        assertThat(last().path("payload").path("left").asInt()).isEqualTo(10);

        coupons.claim(coupon.id(), new VisitorId(UUID.randomUUID()));
        clock.advance(Duration.ofSeconds(1));
        couponsOnAir.look();
        couponsOnAir.look();
        assertThat(types()).filteredOn("coupon"::equals).hasSize(2);
        assertThat(last().path("sync").asString()).isEqualTo("FRAME");
        assertThat(last().path("payload").path("left").asInt()).isEqualTo(9);
    }

    private void tick() {
        clock.advance(Duration.ofSeconds(1));
        ticker.look();
    }

    private void change(ProductView product, long price) {
        products.change(
                product.id(),
                new ProductDraft(
                        product.title(),
                        "",
                        List.of(new VariantDraft(
                                product.variants().get(0).id(), product.title(), "", Money.of(price, "KRW"), 0))));
    }

    private Screen screen() {
        return screens.of(broadcasts.find(show.id()).orElseThrow());
    }

    private List<String> titles() {
        return screen().cards().stream().map(Card::title).toList();
    }

    private List<Pinned> pins() {
        return screen().pins();
    }

    private List<String> types() {
        return feed.events(show).stream()
                .map(frame -> frame.path("event").asString())
                .toList();
    }

    private JsonNode last() {
        List<JsonNode> events = feed.events(show);
        return events.get(events.size() - 1);
    }

    private ProductView onSale(String title, int units) {
        return products.become(product(title, units).id(), ProductStatus.ACTIVE);
    }

    private ProductView product(String title, int units) {
        return products.create(
                seller,
                new ProductDraft(
                        title, "", List.of(new VariantDraft(null, title, "", Money.of(18_000, "KRW"), units))));
    }

    private static void assertRefused(String code, Runnable command) {
        assertThatExceptionOfType(StageException.class)
                .isThrownBy(command::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
