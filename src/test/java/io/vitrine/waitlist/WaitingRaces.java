package io.vitrine.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.GuestSignedIn;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.Visitor;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shared.Money;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.Orders;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.PaymentTerms;
import io.vitrine.shop.Payments;
import io.vitrine.shop.ProductDraft;
import io.vitrine.shop.ProductDraft.VariantDraft;
import io.vitrine.shop.ProductStatus;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Products;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.ShopException;
import io.vitrine.shop.StockLedger;
import io.vitrine.shop.StockLevel;
import io.vitrine.shop.VariantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** Has people wait for what is sold out; on each database by a class of its own. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import(TestClockConfiguration.class)
abstract class WaitingRaces {

    private static final Recipient MINA =
            new Recipient("Mina Park", "010-1234-5678", "", "", "1 Sejong-daero, Seoul", "");

    @Autowired
    Waitlist waitlist;

    @Autowired
    WaitTicker ticker;

    @Autowired
    Products products;

    @Autowired
    Payments payments;

    @Autowired
    Orders orders;

    @Autowired
    StockLedger stock;

    @Autowired
    MutableClock clock;

    @Autowired
    ApplicationEventPublisher events;

    private SellerId seller = new SellerId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init") // each test begins with one
    private VariantId cup;

    @BeforeEach
    void open() {
        seller = new SellerId(UUID.randomUUID());
        payments.change(seller, new PaymentTerms("Hana 123-456", 24, true, "https://pay.example/{order}", 10));
        ProductView made = products.create(
                seller,
                new ProductDraft(
                        "Cup",
                        "",
                        List.of(new VariantDraft(null, UUID.randomUUID().toString(), "", Money.of(18_000, "KRW"), 1))));
        products.become(made.id(), ProductStatus.ACTIVE);
        cup = made.variants().get(0).id();
    }

    @Test
    void unitThatComesFreeIsKeptForTheNextAndForNobodyElse() {
        OrderView order = buys(somebody());
        Visitor first = somebody();
        Visitor second = somebody();
        assertThat(waits(first)).isEqualTo(JoinOutcome.JOINED);
        clock.advance(Duration.ofSeconds(1));
        assertThat(waits(second)).isEqualTo(JoinOutcome.JOINED);
        assertThat(waitlist.find(second.id(), cup).orElseThrow().place()).isEqualTo(2);

        orders.withdraw(order.id());

        assertThat(waitlist.find(first.id(), cup).orElseThrow().state()).isEqualTo(WaitState.OFFERED);
        assertThat(waitlist.find(second.id(), cup).orElseThrow().place()).isEqualTo(1);
        assertThat(level()).isEqualTo(new StockLevel(1, 0, 0, 1));
        assertSoldOutFor(second);
        assertThat(waits(somebody())).isEqualTo(JoinOutcome.JOINED);
        OrderView theirs = buys(first);
        assertThat(level()).isEqualTo(new StockLevel(1, 1, 0, 0));
        assertThat(waitlist.find(first.id(), cup)).isEmpty();
        orders.withdraw(theirs.id());
        assertThat(waitlist.find(second.id(), cup).orElseThrow().isOffered()).isTrue();
    }

    @Test
    void unitThatIsNotTakenInTimeGoesToTheNextAndThenToAnybody() {
        OrderView order = buys(somebody());
        Visitor first = somebody();
        Visitor second = somebody();
        waits(first);
        clock.advance(Duration.ofSeconds(1));
        waits(second);
        orders.withdraw(order.id());
        clock.advance(Duration.ofMinutes(10));
        // By the clock, whether or not the ticker has looked.
        assertSoldOutFor(first);
        ticker.tick();
        assertThat(waitlist.of(first.id()))
                .singleElement()
                .satisfies(view -> assertThat(view.state()).isEqualTo(WaitState.LAPSED));
        assertThat(waitlist.find(second.id(), cup).orElseThrow().isOffered()).isTrue();
        waitlist.leave(second.id(), cup);
        assertThat(level()).isEqualTo(new StockLevel(1, 0, 0, 0));
        assertThat(waits(first)).isEqualTo(JoinOutcome.ON_SALE);
        assertThat(buys(first).units()).isEqualTo(1);
    }

    @Test
    void unitsThatComeFreeWhileManyWantThemGoToThoseWhoWaited() throws Exception {
        OrderView order = buys(somebody());
        List<Visitor> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Visitor visitor = somebody();
            waits(visitor);
            waiting.add(visitor);
        }
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(() -> tries(somebody()));
        }
        all.add(() -> {
            orders.withdraw(order.id());
            return "withdrawn";
        });
        all.add(() -> {
            stock.add(cup, 4);
            return "added";
        });
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(all)) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).contains("withdrawn", "added").doesNotContain("bought");
        } finally {
            threads.shutdownNow();
        }
        assertThat(waiting)
                .filteredOn(visitor ->
                        waitlist.find(visitor.id(), cup).orElseThrow().isOffered())
                .hasSize(5);
        assertThat(level()).isEqualTo(new StockLevel(5, 0, 0, 5));
        assertThat(waiting.stream().map(this::tries).toList())
                .filteredOn("bought"::equals)
                .hasSize(5);
        assertThat(level()).isEqualTo(new StockLevel(5, 5, 0, 0));
    }

    @Test
    void guestWhoSignsInKeepsTheirPlaceAndWhatIsKeptForThem() {
        OrderView order = buys(somebody());
        Visitor guest = somebody();
        Visitor other = somebody();
        waits(guest);
        clock.advance(Duration.ofSeconds(1));
        waits(other);
        Visitor person = somebody();

        signsIn(guest, person);
        signsIn(guest, person);

        assertThat(waitlist.of(guest.id())).isEmpty();
        assertThat(waitlist.find(person.id(), cup).orElseThrow().place()).isEqualTo(1);
        orders.withdraw(order.id());
        Visitor second = somebody();
        signsIn(person, second);
        assertThat(waitlist.find(second.id(), cup).orElseThrow().isOffered()).isTrue();
        assertThat(buys(second).units()).isEqualTo(1);
        assertThat(level()).isEqualTo(new StockLevel(1, 1, 0, 0));
    }

    /** Of two places in one line the better one is the person's; a second unit goes to the next. */
    @Test
    void guestWhoSignsInWhereThePersonWaitsTooKeepsTheBetterPlace() {
        OrderView order = buys(somebody());
        Visitor guest = somebody();
        Visitor other = somebody();
        Visitor person = somebody();
        Visitor last = somebody();
        for (Visitor visitor : List.of(guest, other, person, last)) {
            waits(visitor);
            clock.advance(Duration.ofSeconds(1));
        }
        signsIn(guest, person);
        assertThat(waitlist.of(person.id()))
                .singleElement()
                .satisfies(view -> assertThat(view.place()).isEqualTo(1));
        assertThat(waitlist.find(last.id(), cup).orElseThrow().place()).isEqualTo(3);

        signsIn(last, person);
        assertThat(waitlist.find(person.id(), cup).orElseThrow().place()).isEqualTo(1);
        orders.withdraw(order.id());
        stock.add(cup, 1);
        assertThat(waitlist.find(other.id(), cup).orElseThrow().isOffered()).isTrue();
        Visitor third = somebody();
        waits(third);

        signsIn(other, person);

        assertThat(waitlist.of(person.id()))
                .singleElement()
                .satisfies(view -> assertThat(view.isOffered()).isTrue());
        assertThat(waitlist.find(third.id(), cup).orElseThrow().isOffered()).isTrue();
        assertThat(level()).isEqualTo(new StockLevel(2, 0, 0, 2));
    }

    @Test
    void joinWhenThereAreSomeOrTooManyIsNoPlace() {
        Visitor visitor = somebody();
        assertThat(waits(visitor)).isEqualTo(JoinOutcome.ON_SALE);
        for (int i = 0; i < Waitlist.MOST; i++) {
            open();
            buys(somebody());
            assertThat(waits(visitor)).isEqualTo(JoinOutcome.JOINED);
        }
        open();
        buys(somebody());
        assertThat(waits(visitor)).isEqualTo(JoinOutcome.TOO_MANY);
    }

    private static Visitor somebody() {
        return new Visitor(new VisitorId(UUID.randomUUID()), null);
    }

    private void signsIn(Visitor guest, Visitor person) {
        events.publishEvent(new GuestSignedIn(guest.id(), person.id()));
    }

    private JoinOutcome waits(Visitor visitor) {
        return waitlist.join(visitor, cup, null, Locale.ENGLISH);
    }

    private OrderView buys(Visitor buyer) {
        var request = new OrderRequest(
                seller,
                List.of(new Item(cup, 1, Money.of(18_000, "KRW"), null)),
                MINA,
                PaymentKind.BANK_TRANSFER,
                UUID.randomUUID().toString());
        return orders.place(buyer.id(), request).order();
    }

    private String tries(Visitor buyer) {
        try {
            buys(buyer);
            return "bought";
        } catch (ShopException e) {
            return e.code();
        }
    }

    private void assertSoldOutFor(Visitor buyer) {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> buys(buyer))
                .satisfies(e -> assertThat(e.code()).isEqualTo("shop.order.left"));
    }

    private StockLevel level() {
        return Objects.requireNonNull(stock.of(List.of(cup)).get(cup));
    }
}
