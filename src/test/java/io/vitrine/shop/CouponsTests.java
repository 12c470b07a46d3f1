package io.vitrine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shared.PublicId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Drops coupons and claims them in a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestClockConfiguration.class, CouponsTests.Heard.class})
class CouponsTests {

    private static final Path DATA = DataFolder.create();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final PublicId CUP = PublicId.random();

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
    }

    @Autowired
    Coupons coupons;

    @Autowired
    CouponTicker ticker;

    @Autowired
    MutableClock clock;

    @Autowired
    Heard heard;

    private SellerId seller = new SellerId(UUID.randomUUID());
    private UUID show = UUID.randomUUID();

    @BeforeEach
    void comeToAnotherShow() {
        seller = new SellerId(UUID.randomUUID());
        show = UUID.randomUUID();
    }

    @Test
    void claimWhenManyTapAtOnceGivesAsManyAsThereAreAndOneToEach() throws Exception {
        CouponView coupon = dropped(fixed(3_000, 0, 20));
        List<VisitorId> buyers =
                Stream.generate(CouponsTests::visitor).limit(100).toList();
        List<Callable<ClaimOutcome>> taps = new ArrayList<>();
        for (VisitorId buyer : buyers) {
            taps.add(() -> coupons.claim(coupon.id(), buyer));
            taps.add(() -> coupons.claim(coupon.id(), buyer));
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<ClaimOutcome> outcomes = new ArrayList<>();
        try {
            for (Future<ClaimOutcome> tap : threads.invokeAll(taps)) {
                outcomes.add(tap.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes).filteredOn(ClaimOutcome.CLAIMED::equals).hasSize(20);
        assertThat(buyers)
                .filteredOn(
                        buyer -> !coupons.usable(buyer, seller, base(10_000)).isEmpty())
                .hasSize(20);
        CouponView after = coupons.find(coupon.publicId()).orElseThrow();
        assertThat(after.status()).isEqualTo(CouponStatus.EXHAUSTED);
        assertThat(after.left()).isZero();
        assertThat(coupons.open(show)).isEmpty();
        assertThat(coupons.claim(coupon.id(), visitor())).isEqualTo(ClaimOutcome.GONE);
    }

    @Test
    void claimWhenTheTimeIsOverIsRefusedAndTheCouponClosesItself() {
        CouponView coupon = dropped(fixed(3_000, 0, 2));
        VisitorId early = visitor();
        assertThat(coupons.claim(coupon.id(), early)).isEqualTo(ClaimOutcome.CLAIMED);
        assertThat(coupons.claim(coupon.id(), early)).isEqualTo(ClaimOutcome.ALREADY_YOURS);
        assertThat(coupons.open(show)).hasSize(1);

        clock.advance(MINUTE);

        assertThat(coupons.claim(coupon.id(), visitor())).isEqualTo(ClaimOutcome.OVER);
        ticker.tick();
        assertThat(coupons.find(coupon.publicId()).orElseThrow().status()).isEqualTo(CouponStatus.EXPIRED);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(heard.of(coupon)).containsExactly(CouponStatus.OPEN, CouponStatus.EXPIRED));
        assertThat(coupons.usable(early, seller, base(10_000))).hasSize(1);
        clock.advance(Duration.ofHours(24));
        assertThat(coupons.usable(early, seller, base(10_000))).isEmpty();
    }

    @Test
    void closedCouponStaysClosed() {
        CouponView revoked = dropped(fixed(3_000, 0, 2));
        coupons.revoke(revoked.id());
        assertThat(coupons.claim(revoked.id(), visitor())).isEqualTo(ClaimOutcome.OVER);
        assertRefused("shop.coupon.dropped", () -> coupons.drop(revoked.id(), show, MINUTE));

        CouponView left = dropped(fixed(3_000, 0, 2));
        coupons.expireAll(show);
        assertThat(coupons.claim(left.id(), visitor())).isEqualTo(ClaimOutcome.OVER);
        coupons.revoke(left.id());
        assertThat(coupons.find(left.publicId()).orElseThrow().status()).isEqualTo(CouponStatus.EXPIRED);
        assertThat(coupons.ofSeller(seller)).extracting(CouponView::id).containsExactly(left.id(), revoked.id());
        assertThat(coupons.ofSeller(new SellerId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void useTakesOffWhatWasPromisedOnceAndOnlyForItsOwner() {
        CouponView small = dropped(fixed(3_000, 10_000, 5));
        CouponView large = dropped(new CouponDraft("Ten", CouponKind.PERCENT, 10, 0, 5, 24));
        VisitorId buyer = visitor();
        coupons.claim(small.id(), buyer);
        coupons.claim(large.id(), buyer);

        assertThat(coupons.usable(buyer, seller, base(20_000)))
                .extracting(claim -> claim.coupon().id())
                .containsExactly(small.id(), large.id());
        assertThat(coupons.usable(buyer, seller, base(50_000)))
                .extracting(claim -> claim.coupon().id())
                .containsExactly(large.id(), small.id());
        UUID claim = coupons.usable(buyer, seller, base(20_000)).get(0).id();
        UUID order = UUID.randomUUID();
        assertRefused("shop.coupon.below", () -> coupons.use(claim, buyer, seller, order, base(9_999)));
        assertRefused("shop.coupon.unusable", () -> coupons.use(claim, visitor(), seller, order, base(20_000)));
        assertRefused(
                "shop.coupon.unusable",
                () -> coupons.use(claim, buyer, new SellerId(UUID.randomUUID()), order, base(20_000)));

        assertThat(coupons.use(claim, buyer, seller, order, base(20_000)))
                .isEqualTo(new Discount("Welcome", won(3_000)));
        assertRefused("shop.coupon.unusable", () -> coupons.use(claim, buyer, seller, UUID.randomUUID(), base(20_000)));

        coupons.giveBack(order);
        assertThat(coupons.use(claim, buyer, seller, UUID.randomUUID(), base(20_000))
                        .off())
                .isEqualTo(won(3_000));
    }

    @Test
    void discountNeverExceedsTheOrderAndIsRoundedDown() {
        assertThat(dropped(fixed(30_000, 0, 1)).discount(base(18_000))).isEqualTo(won(18_000));
        CouponView third = dropped(new CouponDraft("Third", CouponKind.PERCENT, 33, 0, 1, 1));
        assertThat(third.discount(base(999))).isEqualTo(won(329));
        assertThat(third.discount(CouponBase.of(CUP, Money.of(999, "USD")))).isEqualTo(Money.of(0, "USD"));
    }

    @ParameterizedTest
    @MethodSource
    void draftWhenOutOfRangeIsRefused(String code, CouponDraft draft) {
        assertRefused(code, () -> coupons.create(seller, draft));
        assertThat(coupons.ofSeller(seller)).isEmpty();
    }

    static Stream<Arguments> draftWhenOutOfRangeIsRefused() {
        return Stream.of(
                Arguments.of("shop.coupon.title", new CouponDraft(" ", CouponKind.FIXED, 1, 0, 1, 1)),
                Arguments.of("shop.coupon.title", new CouponDraft("a\u202eb", CouponKind.FIXED, 1, 0, 1, 1)),
                Arguments.of("shop.coupon.percent", new CouponDraft("A", CouponKind.PERCENT, 91, 0, 1, 1)),
                Arguments.of("shop.coupon.percent", new CouponDraft("A", CouponKind.PERCENT, 0, 0, 1, 1)),
                Arguments.of("shop.coupon.amount", new CouponDraft("A", CouponKind.FIXED, 0, 0, 1, 1)),
                Arguments.of("shop.coupon.amount", new CouponDraft("A", CouponKind.FIXED, Long.MAX_VALUE, 0, 1, 1)),
                Arguments.of("shop.coupon.least", new CouponDraft("A", CouponKind.FIXED, 1, -1, 1, 1)),
                Arguments.of("shop.coupon.total", new CouponDraft("A", CouponKind.FIXED, 1, 0, 0, 1)),
                Arguments.of("shop.coupon.hours", new CouponDraft("A", CouponKind.FIXED, 1, 0, 1, 721)));
    }

    @Test
    void couponForSomeProductsCountsOnlyThose() {
        PublicId bowl = PublicId.random();
        CouponView coupon = dropped(
                new CouponDraft("Cups", CouponKind.PERCENT, 10, 10_000, 5, 24, Set.of(CUP), CouponTarget.CLAIM));
        assertThat(coupons.find(coupon.publicId()).orElseThrow().products()).containsExactly(CUP);
        VisitorId buyer = visitor();
        coupons.claim(coupon.id(), buyer);
        CouponBase both = new CouponBase(
                List.of(new CouponBase.Part(CUP, won(20_000)), new CouponBase.Part(bowl, won(50_000))),
                won(0).currency());
        assertThat(coupon.discount(both)).isEqualTo(won(2_000));
        assertThat(coupon.discount(base(9_999))).isEqualTo(won(0));
        assertThat(coupon.discount(CouponBase.of(bowl, won(50_000)))).isEqualTo(won(0));
        UUID claim = coupons.usable(buyer, seller, both).get(0).id();
        assertRefused(
                "shop.coupon.below",
                () -> coupons.use(claim, buyer, seller, UUID.randomUUID(), CouponBase.of(bowl, won(50_000))));
        assertThat(coupons.use(claim, buyer, seller, UUID.randomUUID(), both).off())
                .isEqualTo(won(2_000));
    }

    @Test
    void couponThatIsALinkNamesItsHostAndIsNotClaimed() {
        CouponTarget shop = new CouponTarget(CouponClick.NEW_WINDOW, " https://Deals.example.com/tonight?x=1 ");
        CouponView coupon = dropped(new CouponDraft("Tonight", CouponKind.PERCENT, 10, 0, 5, 24, Set.of(), shop));
        assertThat(coupon.target().host()).isEqualTo("deals.example.com");
        assertThat(coupons.find(coupon.publicId()).orElseThrow().target()).isEqualTo(coupon.target());
        assertThat(coupons.claim(coupon.id(), visitor())).isEqualTo(ClaimOutcome.OVER);
        assertThat(coupons.find(coupon.publicId()).orElseThrow().claimed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://deals.example.com",
                "javascript:alert(1)",
                "https://",
                "https://localhost",
                "https://seller@deals.example.com",
                "https://de\u0430ls.example.com",
                "https://deals.example.com/\u202e",
                "https://deals.example.com/<b>",
                "//deals.example.com"
            })
    void linkWhenItLeadsNowhereOrHidesWhereIsRefused(String address) {
        for (CouponClick click : List.of(CouponClick.LINK, CouponClick.NEW_WINDOW)) {
            assertRefused(
                    "shop.coupon.address",
                    () -> coupons.create(
                            seller,
                            new CouponDraft(
                                    "A", CouponKind.FIXED, 1, 0, 1, 1, Set.of(), new CouponTarget(click, address))));
        }
    }

    @Test
    void dropWhenTooShortOrTooLongIsRefused() {
        CouponView coupon = coupons.create(seller, fixed(1, 0, 1));
        assertRefused("shop.coupon.length", () -> coupons.drop(coupon.id(), show, Duration.ofSeconds(9)));
        assertRefused("shop.coupon.length", () -> coupons.drop(coupon.id(), show, Duration.ofHours(25)));
    }

    private CouponView dropped(CouponDraft draft) {
        return coupons.drop(coupons.create(seller, draft).id(), show, MINUTE);
    }

    private static CouponDraft fixed(long amount, long least, int total) {
        return new CouponDraft("Welcome", CouponKind.FIXED, amount, least, total, 24);
    }

    private static CouponBase base(long amount) {
        return CouponBase.of(CUP, won(amount));
    }

    private static Money won(long amount) {
        return Money.of(amount, "KRW");
    }

    private static VisitorId visitor() {
        return new VisitorId(UUID.randomUUID());
    }

    private static void assertRefused(String code, Runnable attempt) {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(attempt::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Who listens for coupons; the ticker runs by itself, too, on a thread of its own. */
    static class Heard {

        private final List<CouponView> coupons = new CopyOnWriteArrayList<>();

        @EventListener
        void on(CouponChanged change) {
            coupons.add(change.coupon());
        }

        List<CouponStatus> of(CouponView coupon) {
            return coupons.stream()
                    .filter(heard -> heard.id().equals(coupon.id()))
                    .map(CouponView::status)
                    .toList();
        }
    }
}
