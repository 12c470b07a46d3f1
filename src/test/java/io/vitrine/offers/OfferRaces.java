package io.vitrine.offers;

import static io.vitrine.offers.Market.flash;
import static io.vitrine.offers.Market.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.GuestSignedIn;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.DealKind;
import io.vitrine.shop.OrderStep;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Quote;
import io.vitrine.shop.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** Makes offers, and has many people want them at the same time; on each database by a class of its own. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestClockConfiguration.class, Market.class})
abstract class OfferRaces {

    private static final int BUYERS = 150;
    private static final Duration COUNTDOWN = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofMinutes(5);

    @Autowired
    Market market;

    @Autowired
    Offers offers;

    @Autowired
    OfferTicker ticker;

    @Autowired
    FlashSale sale;

    @Autowired
    OfferDeals deals;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    MutableClock clock;

    @BeforeEach
    void open() {
        market.open();
    }

    @Test
    void flashWhenManyWantItSellsWhatItHasAndTellsTheOthersWhy() throws Exception {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 100);
        OfferView offer = market.started(flash(cup, 9_900, 40));
        assertThat(market.level(cup)).isEqualTo(new StockLevel(100, 0, 0, 40));
        clock.advance(COUNTDOWN);

        List<String> outcomes = atOnce(BUYERS, i -> market.tries(somebody(), cup, 1, 9_900));

        assertThat(outcomes).containsOnly("bought", "shop.order.deal");
        assertThat(outcomes).filteredOn("bought"::equals).hasSize(40);
        assertThat(market.now(offer).state()).isEqualTo(OfferState.EXHAUSTED);
        assertThat(market.level(cup)).isEqualTo(new StockLevel(100, 40, 0, 0));
        assertThat(market.price(cup)).isEqualTo(18_000);
        market.assertBooksAddUp(cup);
    }

    /** What an administrator runs from the console. */
    @Test
    void selfTestSellsExactlyWhatThereIsAndLeavesNothing() {
        FlashSale.Result result = sale.hold();
        assertThat(result.sold()).isEqualTo(FlashSale.UNITS);
        assertThat(result.refused()).isEqualTo(FlashSale.ATTEMPTS - FlashSale.UNITS);
        assertThat(result.checks()).isNotEmpty().allMatch(FlashSale.Check::isRight);
        assertThat(result.isGood()).isTrue();
        assertThat(sale.last()).contains(result);
        assertThat(market.left("select count(*) from products where title = 'Self-test'"))
                .isZero();
        assertThat(market.left("select count(*) from orders where recipient_name = 'Self-test'"))
                .isZero();
        assertThat(market.left("select count(*) from offer_buyers b where not exists"
                        + " (select 1 from offers o where o.id = b.offer_id)"))
                .isZero();
    }

    @Test
    void flashWhenItIsAllThereIsTellsTheOthersThatItIsSoldOut() throws Exception {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 1);
        market.started(flash(cup, 9_900, 1));
        assertThat(market.tries(somebody(), cup, 1, 18_000)).isEqualTo("shop.order.left");
        clock.advance(COUNTDOWN);
        List<String> outcomes = atOnce(20, i -> market.tries(somebody(), cup, 1, 9_900));
        assertThat(outcomes).containsOnly("bought", "shop.order.left");
        assertThat(outcomes).filteredOn("bought"::equals).hasSize(1);
        market.assertBooksAddUp(cup);
    }

    @Test
    void flashWhenOneBuyerWantsMoreThanTheLimitSellsNoMore() throws Exception {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 50);
        OfferView offer = market.started(flash(cup, 9_900, 20));
        clock.advance(COUNTDOWN);
        VisitorId greedy = somebody();

        List<String> outcomes = atOnce(16, i -> market.tries(greedy, cup, 1, 9_900));

        assertThat(outcomes).filteredOn("bought"::equals).hasSize(2);
        assertThat(market.tries(greedy, cup, 1, 9_900)).isEqualTo("shop.order.deal");
        assertThat(market.tries(somebody(), cup, 3, 9_900)).isEqualTo("shop.order.deal");
        assertThat(market.now(offer).left()).isEqualTo(18);
        market.assertBooksAddUp(cup);
    }

    @Test
    void flashWhenStoppedWhileManyBuyLeavesTheBooksRight() throws Exception {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 60);
        OfferView offer = market.started(flash(cup, 9_900, 60));
        clock.advance(COUNTDOWN);
        List<String> outcomes = atOnce(60, i -> {
            if (i == 20) {
                offers.stop(offer.id());
                return "stopped";
            }
            return market.tries(somebody(), cup, 1, 9_900);
        });
        assertThat(outcomes).containsAnyOf("bought", "shop.order.deal").contains("stopped");
        assertThat(market.now(offer).state()).isEqualTo(OfferState.CLOSED);
        assertThat(market.level(cup).pooled()).isZero();
        market.assertBooksAddUp(cup);
    }

    @Test
    void holdWhenItLapsesGoesBackToTheOfferWhileItIsOpenAndToTheShopAfterwards() {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 10);
        OfferView offer = market.started(flash(cup, 9_900, 4));
        clock.advance(COUNTDOWN);
        OrderView early = market.buys(somebody(), cup, 2, 9_900, PaymentKind.BANK_TRANSFER);
        OrderView late = market.buys(somebody(), cup, 1, 9_900, PaymentKind.BANK_TRANSFER);
        OrderView paid = market.buys(somebody(), cup, 1, 9_900, PaymentKind.BANK_TRANSFER);
        assertThat(market.now(offer).state()).isEqualTo(OfferState.EXHAUSTED);
        market.orders.withdraw(early.id());
        // All were taken: what comes back is anybody's.
        assertThat(market.level(cup)).isEqualTo(new StockLevel(10, 2, 0, 0));

        OfferView second = market.started(flash(cup, 8_800, 3));
        clock.advance(COUNTDOWN);
        OrderView waits = market.buys(somebody(), cup, 1, 8_800, PaymentKind.BANK_TRANSFER);
        market.orders.withdraw(waits.id());
        assertThat(market.now(second).left()).isEqualTo(3);
        assertThat(market.level(cup)).isEqualTo(new StockLevel(10, 2, 0, 3));

        market.orders.take(paid.id(), OrderStep.PAY);
        market.orders.take(paid.id(), OrderStep.CANCEL);
        clock.advance(LENGTH);
        ticker.tick();
        market.orders.withdraw(late.id());
        assertThat(market.now(second).state()).isEqualTo(OfferState.CLOSED);
        assertThat(market.level(cup)).isEqualTo(new StockLevel(10, 0, 0, 0));
        market.assertBooksAddUp(cup);
    }

    @Test
    void priceGoesByTheClockAndNotByTheTicker() {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 10);
        OfferView offer = market.started(flash(cup, 9_900, 4));
        assertThat(market.price(cup)).isEqualTo(18_000);
        clock.advance(COUNTDOWN.minusMillis(1));
        assertThat(market.price(cup)).isEqualTo(18_000);
        clock.advance(Duration.ofMillis(1));
        assertThat(market.price(cup)).isEqualTo(9_900);
        ticker.tick();
        assertThat(market.now(offer).state()).isEqualTo(OfferState.OPEN);
        clock.advance(LENGTH);
        assertThat(market.price(cup)).isEqualTo(18_000);
        assertThat(market.tries(somebody(), cup, 1, 9_900)).isEqualTo("shop.order.deal");
        assertThat(market.tries(somebody(), cup, 1, 18_000)).isEqualTo("bought");
        market.assertBooksAddUp(cup);
    }

    @Test
    void priceOfTheShowCountsWhileItIsOnAirAndFlashGoesBeforeIt() {
        ProductView cup = market.sells("Cup", 18_000, 10);
        OfferView ofShow = market.armed(OfferDraft.ofShow(cup, Market.variant(cup), Market.won(15_000), true));
        assertThat(market.price(cup)).isEqualTo(18_000);
        market.goLive();
        assertThat(market.price(cup)).isEqualTo(15_000);
        assertRefused("offers.price.under", () -> market.made(flash(cup, 15_000, 1)));
        market.started(flash(cup, 9_900, 1));
        clock.advance(COUNTDOWN);
        assertThat(market.price(cup)).isEqualTo(9_900);
        Quote quote = Objects.requireNonNull(
                market.prices.of(List.of(Market.variant(cup)), null).get(Market.variant(cup)));
        assertThat(quote.deals())
                .extracting(deal -> deal.kind())
                .containsExactly(DealKind.FLASH, DealKind.BROADCAST_PRICE);
        assertThat(quote.priceFor(2)).isEqualTo(Market.won(15_000));
        assertThat(market.tries(somebody(), cup, 1, 9_900)).isEqualTo("bought");
        assertThat(market.price(cup)).isEqualTo(15_000);
        market.broadcasts.end(market.show.id());
        assertThat(market.price(cup)).isEqualTo(18_000);
        assertThat(market.now(ofShow).state()).isEqualTo(OfferState.CLOSED);
        market.assertBooksAddUp(cup);
    }

    @Test
    void showWhenItEndsClosesItsOffersAndGivesUnitsBack() {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 10);
        ProductView bowl = market.sells("Bowl", 30_000, 10);
        OfferView open = market.started(flash(cup, 9_900, 4));
        OfferView waits = market.armed(flash(bowl, 20_000, 5));
        market.broadcasts.end(market.show.id());
        assertThat(market.now(open).state()).isEqualTo(OfferState.CLOSED);
        assertThat(market.now(waits).state()).isEqualTo(OfferState.CLOSED);
        assertThat(market.level(cup).left()).isEqualTo(10);
        assertThat(market.level(bowl).left()).isEqualTo(10);
        assertRefused("offers.over", () -> market.made(flash(cup, 9_900, 1)));
    }

    /** What the team sees is what viewers of the show will; what buyers elsewhere see and pay stays as it was. */
    @Test
    void rehearsalShowsOffersAndNeitherSetsAsideNorSells() {
        market.rehearse();
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 10);
        OfferView flash = market.started(flash(cup, 9_900, 4));
        OfferView ofShow = market.armed(OfferDraft.ofShow(cup, Market.variant(cup), Market.won(15_000), true));
        assertThat(flash.rehearsal()).isTrue();
        clock.advance(COUNTDOWN);
        ticker.tick();
        assertThat(offers.current(market.show.id()))
                .extracting(OfferView::state)
                .containsExactlyInAnyOrder(OfferState.OPEN, OfferState.OPEN);
        assertThat(market.level(cup)).isEqualTo(new StockLevel(10, 0, 0, 0));
        assertThat(market.price(cup)).isEqualTo(18_000);
        assertThat(offers.coming(List.of(Market.variant(cup)))).isEmpty();
        assertThat(market.tries(somebody(), cup, 1, 9_900)).isEqualTo("shop.order.price");
        assertThat(deals.take(flash.id().value(), somebody(), 1)).isFalse();
        assertRefused("offers.stock", () -> market.armed(flash(cup, 9_900, 11)));

        market.tries(somebody(), cup, 10, 18_000);
        offers.stop(ofShow.id());
        clock.advance(LENGTH);
        ticker.tick();

        assertThat(market.now(flash).state()).isEqualTo(OfferState.CLOSED);
        assertThat(market.now(flash).taken()).isZero();
        assertThat(market.level(cup)).isEqualTo(new StockLevel(10, 10, 0, 0));
    }

    @Test
    void guestWhoSignsInKeepsWhatTheyHaveOfAnOfferAndItsLimit() {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 20);
        OfferView offer = market.started(flash(cup, 9_900, 10));
        clock.advance(COUNTDOWN);
        VisitorId guest = somebody();
        VisitorId person = somebody();
        OrderView guests = market.buys(guest, cup, 2, 9_900, PaymentKind.BANK_TRANSFER);
        market.buys(person, cup, 1, 9_900, PaymentKind.BANK_TRANSFER);

        events.publishEvent(new GuestSignedIn(guest, person));
        events.publishEvent(new GuestSignedIn(guest, person));

        assertThat(market.units(offer, guest)).isZero();
        assertThat(market.units(offer, person)).isEqualTo(3);
        assertThat(market.tries(person, cup, 1, 9_900)).isEqualTo("shop.order.deal");
        market.orders.withdraw(guests.id());
        assertThat(market.units(offer, person)).isEqualTo(1);
        assertThat(market.tries(person, cup, 1, 9_900)).isEqualTo("bought");
        market.assertBooksAddUp(cup);
    }

    @Test
    void startWhenItsTimeComesHappensByItself() {
        ProductView cup = market.sells("Cup", 18_000, 10);
        OfferDraft draft = flash(cup, 9_900, 4);
        OfferView offer = market.armed(new OfferDraft(
                draft.kind(),
                cup,
                draft.variant(),
                draft.price(),
                4,
                1,
                COUNTDOWN,
                LENGTH,
                clock.instant().plusSeconds(60),
                false));
        assertRefused("offers.air", () -> offers.start(offer.id()));
        clock.advance(Duration.ofSeconds(51));
        ticker.tick();
        assertThat(market.now(offer).state()).isEqualTo(OfferState.ARMED);
        market.goLive();
        ticker.tick();
        assertThat(market.now(offer).state()).isEqualTo(OfferState.COUNTDOWN);
        assertThat(market.now(offer).opensAt()).isEqualTo(offer.startAt());
        clock.advance(COUNTDOWN);
        ticker.tick();
        assertThat(market.now(offer).state()).isEqualTo(OfferState.OPEN);
    }

    @Test
    void armWhenFewerAreLeftIsRefusedAndMovesNothing() {
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, 3);
        OfferView offer = market.made(flash(cup, 9_900, 4));
        assertRefused("offers.stock", () -> offers.arm(offer.id()));
        assertThat(market.level(cup).pooled()).isZero();
        assertRefused("offers.armed", () -> offers.start(offer.id()));
        offers.stop(offer.id());
        assertThat(offers.find(offer.publicId())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "offers.price, 0, 5, 1, 10, 60",
        "offers.price, -5, 5, 1, 10, 60",
        "offers.price.under, 18000, 5, 1, 10, 60",
        "offers.price.under, 9223372036854775807, 5, 1, 10, 60",
        "offers.quantity, 9900, 0, 1, 10, 60",
        "offers.quantity, 9900, -1, 1, 10, 60",
        "offers.quantity, 9900, 2147483647, 1, 10, 60",
        "offers.per-buyer, 9900, 5, 0, 10, 60",
        "offers.per-buyer, 9900, 5, 100, 10, 60",
        "offers.countdown, 9900, 5, 1, 9, 60",
        "offers.countdown, 9900, 5, 1, 301, 60",
        "offers.length, 9900, 5, 1, 10, 59",
        "offers.length, 9900, 5, 1, 10, 1201"
    })
    void createWhenSomethingIsOutOfRangeIsRefused(
            String code, long price, int quantity, int perBuyer, int countdown, int length) {
        ProductView cup = market.sells("Cup", 18_000, 10);
        assertRefused(
                code,
                () -> market.made(new OfferDraft(
                        DealKind.FLASH,
                        cup,
                        Market.variant(cup),
                        Market.won(price),
                        quantity,
                        perBuyer,
                        Duration.ofSeconds(countdown),
                        Duration.ofSeconds(length),
                        null,
                        false)));
        assertThat(offers.ofShow(market.show.id())).isEmpty();
    }

    private static void assertRefused(String code, Runnable command) {
        assertThatExceptionOfType(OfferException.class)
                .isThrownBy(command::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static <T> List<T> atOnce(int people, IntFunction<T> each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Callable<T>> all = IntStream.range(0, people)
                    .<Callable<T>>mapToObj(i -> () -> each.apply(i))
                    .toList();
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : threads.invokeAll(all)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
