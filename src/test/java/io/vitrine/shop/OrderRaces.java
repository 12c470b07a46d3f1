package io.vitrine.shop;

import static io.vitrine.shop.Stall.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.VisitorId;
import io.vitrine.support.FirstPaid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** Has many people do what only some of them can, at the same time; on each database by a class of its own. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestClockConfiguration.class, FirstPaid.class})
abstract class OrderRaces {

    private static final int BUYERS = 200;

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    OrderService orders;

    @Autowired
    Carts carts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FirstPaid firstPaid;

    @Autowired
    StockLedger stock;

    @Autowired
    MutableClock clock;

    private Stall stall;

    @BeforeEach
    void open() {
        stall = new Stall(products, payments, jdbc);
    }

    @Test
    void placeWhenTwoHundredWantAHundredSellsExactlyAHundred() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 100);
        List<String> outcomes = atOnce(BUYERS, buyer -> {
            try {
                OrderView order = orders.place(
                                Stall.somebody(), stall.request(PaymentKind.BANK_TRANSFER, item(cup, 1, 18_000)))
                        .order();
                orders.take(order.id(), OrderStep.PAY);
                return "sold";
            } catch (ShopException e) {
                return e.code();
            }
        });
        assertThat(outcomes).containsOnly("sold", "shop.order.left");
        assertThat(outcomes).filteredOn("sold"::equals).hasSize(100);
        assertThat(stall.product(cup).variants().get(0).stock()).isEqualTo(new StockLevel(100, 0, 100));
        stall.assertBooksAddUp(cup);
    }

    /** Each takes the two in the other order: who did not sort them would have them wait for each other. */
    @Test
    void placeWhenBuyersWantTheSameTwoInEitherOrderServesThemAll() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 60);
        VariantId bowl = stall.offers("Bowl", 30_000, 40);
        List<String> outcomes = atOnce(BUYERS / 2, buyer -> {
            OrderRequest.Item one = item(buyer % 2 == 0 ? cup : bowl, 1, 30_000);
            OrderRequest.Item other = item(buyer % 2 == 0 ? bowl : cup, 1, 30_000);
            try {
                orders.place(Stall.somebody(), stall.request(PaymentKind.ON_DELIVERY, one, other));
                return "placed";
            } catch (ShopException e) {
                return e.code();
            }
        });
        assertThat(outcomes).filteredOn("placed"::equals).hasSize(40);
        assertThat(outcomes).filteredOn("shop.order.left"::equals).hasSize(60);
        stall.assertBooksAddUp(cup);
        stall.assertBooksAddUp(bowl);
    }

    @Test
    void placeWhenTheSameRequestComesAtOnceIsOneOrder() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 50);
        VisitorId buyer = Stall.somebody();
        OrderRequest request = stall.request(PaymentKind.BANK_TRANSFER, "the same", item(cup, 2, 18_000));
        List<OrderId> placed =
                atOnce(16, i -> orders.place(buyer, request).order().id());
        assertThat(placed).hasSize(16).containsOnly(placed.get(0));
        assertThat(stall.product(cup).variants().get(0).stock()).isEqualTo(new StockLevel(50, 2, 0));
        assertThat(orders.ofBuyer(buyer)).hasSize(1);
    }

    @Test
    void payWhenTheOrderExpiresAtThatInstantHappensOnce() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 40);
        List<OrderId> placed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            placed.add(orders.place(Stall.somebody(), stall.request(PaymentKind.ELSEWHERE, item(cup, 1, 18_000)))
                    .order()
                    .id());
        }
        clock.advance(Duration.ofMinutes(10));
        atOnce(80, i -> {
            if (i % 2 == 0) {
                orders.expireOverdue();
            } else {
                // Twice, as whoever tells of payments may.
                orders.take(placed.get(i / 2), OrderStep.PAY);
                orders.take(placed.get(i / 2), OrderStep.PAY);
            }
            return true;
        });
        // Whoever came late found the units still there, unless somebody else had them: then the money goes back.
        assertThat(orders.ofSeller(stall.seller, "", null, Orders.MOST_LISTED))
                .hasSize(40)
                .allSatisfy(order -> assertThat(order.state()).isEqualTo(OrderState.PAID));
        stall.assertBooksAddUp(cup);
    }

    @Test
    void cancelWhenPaidAtTheSameTimeLeavesTheBooksRight() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 30);
        List<OrderId> placed = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            placed.add(orders.place(Stall.somebody(), stall.request(PaymentKind.BANK_TRANSFER, item(cup, 1, 18_000)))
                    .order()
                    .id());
        }
        atOnce(90, i -> {
            try {
                OrderId order = placed.get(i / 3);
                switch (i % 3) {
                    case 0 -> orders.take(order, OrderStep.PAY);
                    case 1 -> orders.take(order, OrderStep.CANCEL);
                    default -> orders.withdraw(order);
                }
            } catch (ShopException e) {
                assertThat(e.code()).isEqualTo("shop.order.step");
            }
            return true;
        });
        stall.assertBooksAddUp(cup);
    }

    @Test
    void cartWhenFilledAtOnceCountsEverything() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 50);
        VisitorId owner = Stall.somebody();
        atOnce(20, i -> {
            carts.add(owner, cup, 1, UUID.randomUUID());
            return true;
        });
        assertThat(carts.count(owner)).isEqualTo(20);
    }

    @Test
    void firstPaidWhenManyOrderAndPayAtOnceSellsToThoseWhoPaidFirstAndOwesTheOthers() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 20);
        firstPaid.add(cup);
        List<OrderId> placed = atOnce(
                60,
                buyer -> orders.place(Stall.somebody(), stall.request(PaymentKind.BANK_TRANSFER, item(cup, 1, 18_000)))
                        .order()
                        .id());
        assertThat(level(cup)).isEqualTo(new StockLevel(20, 0, 0));
        stall.assertBooksAddUp(cup);

        // Twice, as whoever tells of payments may.
        atOnce(120, i -> orders.take(placed.get(i / 2), OrderStep.PAY).state());

        List<OrderView> all = orders.ofSeller(stall.seller, "", null, Orders.MOST_LISTED);
        assertThat(all).filteredOn(order -> order.state() == OrderState.PAID).hasSize(20);
        assertThat(all)
                .filteredOn(order -> order.state() == OrderState.COMPENSATING)
                .hasSize(40)
                .allSatisfy(order -> assertThat(order.ending()).isEqualTo(Ending.SOLD_OUT));
        assertThat(level(cup)).isEqualTo(new StockLevel(20, 0, 20));
        stall.assertBooksAddUp(cup);
    }

    /** What is held, and what is not, in one order; paid, given up and expired at once. */
    @Test
    void firstPaidWhenPaidAndGivenUpAtOnceLeavesTheBooksRight() throws Exception {
        VariantId cup = stall.offers("Cup", 18_000, 30);
        VariantId bowl = stall.offers("Bowl", 30_000, 30);
        firstPaid.add(cup);
        List<OrderId> placed = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            placed.add(orders.place(
                            Stall.somebody(),
                            stall.request(PaymentKind.ELSEWHERE, item(bowl, 1, 30_000), item(cup, 2, 18_000)))
                    .order()
                    .id());
        }
        clock.advance(Duration.ofMinutes(10));
        atOnce(placed.size() * 3, i -> {
            OrderId order = placed.get(i / 3);
            try {
                switch (i % 3) {
                    case 0 -> orders.expireOverdue();
                    case 1 -> orders.take(order, OrderStep.PAY);
                    default -> orders.withdraw(order);
                }
            } catch (ShopException e) {
                assertThat(e.code()).isEqualTo("shop.order.step");
            }
            return true;
        });
        stall.assertBooksAddUp(cup);
        stall.assertBooksAddUp(bowl);
    }

    @Test
    void firstPaidWhenOneOfTwoThingsIsGoneGivesTheOtherBackAndTakesNothing() {
        VariantId cup = stall.offers("Cup", 18_000, 1);
        VariantId bowl = stall.offers("Bowl", 30_000, 5);
        firstPaid.add(cup);
        OrderId slow = orders.place(
                        Stall.somebody(),
                        stall.request(PaymentKind.BANK_TRANSFER, item(cup, 1, 18_000), item(bowl, 2, 30_000)))
                .order()
                .id();
        assertThat(level(bowl)).isEqualTo(new StockLevel(5, 2, 0));
        OrderId quick = orders.place(Stall.somebody(), stall.request(PaymentKind.BANK_TRANSFER, item(cup, 1, 18_000)))
                .order()
                .id();
        assertThat(orders.take(quick, OrderStep.PAY).reserved()).isTrue();

        OrderView owed = orders.take(slow, OrderStep.PAY);

        assertThat(owed.state()).isEqualTo(OrderState.COMPENSATING);
        assertThat(owed.ending()).isEqualTo(Ending.SOLD_OUT);
        assertThat(level(bowl)).isEqualTo(new StockLevel(5, 0, 0));
        assertThat(orders.take(slow, OrderStep.REFUND).state()).isEqualTo(OrderState.REFUNDED);
        stall.assertBooksAddUp(cup);
        stall.assertBooksAddUp(bowl);
    }

    @Test
    void firstPaidWhenGivenUpUnpaidHasTakenNothingAndLateMoneyBuysWhatIsThere() {
        VariantId cup = stall.offers("Cup", 18_000, 2);
        firstPaid.add(cup);
        OrderId late = orders.place(Stall.somebody(), stall.request(PaymentKind.ELSEWHERE, item(cup, 1, 18_000)))
                .order()
                .id();
        OrderId withdrawn = orders.place(
                        Stall.somebody(), stall.request(PaymentKind.BANK_TRANSFER, item(cup, 2, 18_000)))
                .order()
                .id();
        assertThat(orders.withdraw(withdrawn).state()).isEqualTo(OrderState.CANCELLED);
        clock.advance(Duration.ofMinutes(10));
        orders.expireOverdue();
        assertThat(level(cup)).isEqualTo(new StockLevel(2, 0, 0));
        assertThat(orders.take(late, OrderStep.PAY).state()).isEqualTo(OrderState.PAID);
        assertThat(level(cup)).isEqualTo(new StockLevel(2, 0, 1));
        stall.assertBooksAddUp(cup);
    }

    @Test
    void firstPaidWhenToBePaidOnDeliveryIsRefused() {
        VariantId cup = stall.offers("Cup", 18_000, 2);
        firstPaid.add(cup);
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() ->
                        orders.place(Stall.somebody(), stall.request(PaymentKind.ON_DELIVERY, item(cup, 1, 18_000))))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.order.first-paid"));
        assertThat(orders.ofSeller(stall.seller, "", null, Orders.MOST_LISTED)).isEmpty();
    }

    private StockLevel level(VariantId variant) {
        return Objects.requireNonNull(stock.of(List.of(variant)).get(variant));
    }

    private static <T> List<T> atOnce(int people, Each<T> each) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Callable<T>> all = IntStream.range(0, people)
                    .<Callable<T>>mapToObj(i -> () -> each.does(i))
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

    private interface Each<T> {
        T does(int person);
    }
}
