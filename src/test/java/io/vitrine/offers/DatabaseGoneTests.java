package io.vitrine.offers;

import static io.vitrine.offers.Market.flash;
import static io.vitrine.offers.Market.somebody;
import static io.vitrine.offers.Market.variant;
import static io.vitrine.offers.Market.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.DataFolder;
import io.vitrine.MutableClock;
import io.vitrine.TestClockConfiguration;
import io.vitrine.accounts.VisitorId;
import io.vitrine.shop.OrderId;
import io.vitrine.shop.OrderRequest;
import io.vitrine.shop.OrderRequest.Item;
import io.vitrine.shop.OrderView;
import io.vitrine.shop.PaymentKind;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.Recipient;
import io.vitrine.shop.ShopException;
import io.vitrine.support.Ports;
import io.vitrine.support.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.TransactionException;

/** Stops PostgreSQL for ten seconds in the middle of a flash sale, and starts it again. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestClockConfiguration.class, Market.class})
@DirtiesContext
class DatabaseGoneTests {

    private static final int BUYERS = 120;
    private static final int UNITS = 50;
    private static final Duration GONE = Duration.ofSeconds(10);
    private static final Recipient MINA =
            new Recipient("Mina Park", "010-1234-5678", "", "", "1 Sejong-daero, Seoul", "");

    private static final Path DATA = DataFolder.create();
    private static final Path FILES = DataFolder.create().resolve("postgres");
    private static final int PORT = Ports.free();
    private static EmbeddedPostgres postgres = Postgres.start(FILES, PORT);

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("vitrine.data", DATA::toString);
        properties.add("vitrine.offers.interval", () -> "1h");
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
        // Buyers do not wait half a minute for a connection: they are told, and try again.
        properties.add("spring.datasource.hikari.connection-timeout", () -> "2000");
    }

    @Autowired
    Market market;

    @Autowired
    MutableClock clock;

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void flashSaleWhenTheDatabaseIsGoneLosesNothingAndSellsNothingTwice() throws Exception {
        market.open();
        market.goLive();
        ProductView cup = market.sells("Cup", 18_000, UNITS);
        OfferView offer = market.started(flash(cup, 9_900, UNITS));
        clock.advance(Duration.ofSeconds(10));

        var told = new ConcurrentHashMap<VisitorId, OrderId>();
        var failures = new AtomicInteger();
        ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
        try {
            List<Future<String>> outcomes = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                if (i == BUYERS / 4) {
                    // Some have theirs, others are in the middle of it.
                    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> told.size() > 4);
                    postgres.close();
                }
                outcomes.add(buyers.submit(() -> buyUntilAnswered(cup, told, failures)));
            }
            long gone = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> System.nanoTime() - gone > GONE.toNanos() && failures.get() > 0);
            postgres = Postgres.start(FILES, PORT);
            List<String> all = new ArrayList<>();
            for (Future<String> outcome : outcomes) {
                all.add(outcome.get());
            }
            assertThat(all).containsOnly("bought", "shop.order.left");
            assertThat(all).filteredOn("bought"::equals).hasSize(UNITS);
        } finally {
            buyers.shutdownNow();
        }

        assertThat(failures).as("attempts while it was gone").hasPositiveValue();
        assertThat(told).hasSize(UNITS);
        told.forEach((buyer, order) -> assertThat(market.orders.ofBuyer(buyer))
                .as("what a buyer was told before and after")
                .extracting(OrderView::id)
                .containsExactly(order));
        assertThat(market.now(offer).state()).isEqualTo(OfferState.EXHAUSTED);
        assertThat(market.level(cup).held()).isEqualTo(UNITS);
        market.assertBooksAddUp(cup);
    }

    /** As a person does who sends the same form again until there is an answer. */
    private String buyUntilAnswered(
            ProductView cup, ConcurrentHashMap<VisitorId, OrderId> told, AtomicInteger failures) {
        VisitorId buyer = somebody();
        var request = new OrderRequest(
                market.seller,
                List.of(new Item(variant(cup), 1, won(9_900), null)),
                MINA,
                PaymentKind.BANK_TRANSFER,
                UUID.randomUUID().toString());
        while (true) {
            try {
                told.put(buyer, market.orders.place(buyer, request).order().id());
                return "bought";
            } catch (ShopException e) {
                return e.code();
            } catch (DataAccessException | TransactionException e) {
                failures.incrementAndGet();
            }
        }
    }
}
