package io.vitrine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.vitrine.support.TestDatabase;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Kills the application in the middle of orders, starts it again, and holds its books against each other. */
class KilledShopTests {

    private static final Pattern ORDER = Pattern.compile("\"data\":\\{\"id\":\"([a-z2-7]{16})\"");
    private static final int BUYERS = 40;
    private static final int UNITS = 25;

    @Test
    void ordersWhenTheApplicationIsKilledAreAllThereOnceAndTheLedgerAddsUp() throws Exception {
        WireMockServer system = new WireMockServer(
                WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        system.start();
        system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        try (RunningVitrine vitrine = RunningVitrine.with()
                .setting("VITRINE_WEBHOOK_NETWORKS", "127.0.0.1/32")
                .start()) {
            Shop shop = Shop.open(vitrine);
            shop.site().get("/studio/webhooks");
            shop.site()
                    .post(
                            "/studio/webhooks",
                            Map.of("url", system.baseUrl().replace("localhost", "127.0.0.1"), "types", "ORDER_PLACED"));
            shop.site().get("/studio/payments");
            shop.site()
                    .post(
                            "/studio/payments",
                            Map.of("bankAccount", "Hana 123-456", "transferHours", "24", "checkoutMinutes", "30"));
            String product = shop.offer("Celadon cup", "C", UNITS);
            List<Buyer> buyers = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                buyers.add(Buyer.withFullCart(vitrine, product));
            }
            Set<String> told = ConcurrentHashMap.newKeySet();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<?>> orders = new ArrayList<>();
                for (Buyer buyer : buyers) {
                    orders.add(threads.submit(() -> buyer.order(told)));
                }
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> told.size() >= 5);
                vitrine.kill9();
                for (Future<?> order : orders) {
                    order.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(told).as("orders that were answered before the end").hasSizeBetween(5, UNITS - 1);

            vitrine.start();
            // Everybody sends the same form again: who had an answer, who had none, and who never came through.
            Set<String> after = ConcurrentHashMap.newKeySet();
            for (Buyer buyer : buyers) {
                buyer.order(after);
            }
            assertThat(after).hasSize(UNITS).containsAll(told);
            assertSystemIsTold(system, after);
            vitrine.stop();
            assertBooksAddUp(vitrine);
        } finally {
            system.stop();
        }
    }

    /** The shop's other system hears of every order, of none that there is not, and of each under one id. */
    private static void assertSystemIsTold(WireMockServer system, Set<String> orders) {
        Map<String, Set<String>> ids = new ConcurrentHashMap<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (LoggedRequest request : system.findAll(anyRequestedFor(anyUrl()))) {
                Matcher order = ORDER.matcher(request.getBodyAsString());
                assertThat(order.find()).as(request.getBodyAsString()).isTrue();
                ids.computeIfAbsent("/shop/orders/" + order.group(1), unknown -> ConcurrentHashMap.newKeySet())
                        .add(request.getHeader("webhook-id"));
            }
            assertThat(ids.keySet()).isEqualTo(orders);
        });
        assertThat(ids.values()).allSatisfy(id -> assertThat(id).hasSize(1));
    }

    private static void assertBooksAddUp(RunningVitrine vitrine) throws SQLException {
        try (Connection connection = TestDatabase.open(vitrine);
                Statement statement = connection.createStatement()) {
            assertThat(number(statement, "select sum(held) from stock")).isEqualTo(UNITS);
            assertThat(number(statement, "select sum(sold) from stock")).isZero();
            assertThat(number(statement, "select sum(quantity) from reservations where state = 'HELD'"))
                    .isEqualTo(UNITS);
            assertThat(number(statement, "select count(*) from orders")).isEqualTo(UNITS);
            assertThat(number(statement, "select sum(quantity) from order_lines"))
                    .isEqualTo(UNITS);
            assertThat(number(statement, "select count(*) from payments where state = 'CREATED'"))
                    .isEqualTo(UNITS);
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    /** Has one in the cart, and the form of the checkout before them. */
    private record Buyer(Site site, String address, Map<String, String> form) {

        static Buyer withFullCart(RunningVitrine vitrine, String product) {
            Site site = new Site(vitrine);
            String page = "/shop/products/" + product;
            String variant = site.get(page).find("name=\"variant\" value=\"([^\"]+)\"");
            Site.Answer checkout = site.post(page, Map.of("variant", variant, "quantity", "1", "then", "checkout"));
            Map<String, String> form = new LinkedHashMap<>();
            form.put("once", checkout.find("name=\"once\" value=\"([^\"]+)\""));
            form.put("item", checkout.find("name=\"item\" value=\"([^\"]+)\""));
            form.put("coupon", "none");
            form.put("name", "Mina Park");
            form.put("phone", "010-1234-5678");
            form.put("address", "1 Example Road");
            form.put("payment", "BANK_TRANSFER");
            return new Buyer(site, checkout.address().getPath(), form);
        }

        /** Notes the address of the order, if there is an answer that has one. */
        void order(Set<String> told) {
            try {
                String path = site.submit(address, form).address().getPath();
                if (path.startsWith("/shop/orders/")) {
                    told.add(path);
                }
            } catch (UncheckedIOException gone) {
                // Nobody knows what became of it; it is asked again.
            }
        }
    }
}
