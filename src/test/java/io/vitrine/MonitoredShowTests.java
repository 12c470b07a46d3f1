package io.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.monitoring.MonitoringFiles;
import io.vitrine.monitoring.Promtool;
import io.vitrine.support.OnAir;
import io.vitrine.support.Postgres;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.Site;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches over a running installation as Prometheus, a load balancer and a collector of logs do: from a show to a database that is gone. */
class MonitoredShowTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TOKEN = "a4b1c9d27e5f40d6a4b1c9d27e5f40d6";
    private static final String SCRAPE = "/actuator/prometheus";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void installationWhenWatchedTellsOfItsShowItsOrdersItsStateAndItsWork(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = Postgres.start();
                RunningVitrine vitrine = RunningVitrine.with()
                        .setting("VITRINE_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                        .setting("VITRINE_DATABASE_USER", "postgres")
                        .setting("VITRINE_DATABASE_PASSWORD", "postgres")
                        .setting("VITRINE_METRICS_TOKEN", TOKEN)
                        .setting("VITRINE_MONITORING_INTERVAL", "1s")
                        .setting("VITRINE_LOG_FORMAT", "ecs")
                        // As long as that of the pages here: each look at a dead database waits for it.
                        .setting("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "4000")
                        .start()) {
            Shop shop = Shop.open(vitrine);
            Shop.Channel channel = shop.channel("Evening bowls")
                    .goesLiveByItself()
                    .sourceOnly()
                    .open();
            order(vitrine, shop);
            String id;
            try (OnAir show = OnAir.begin(vitrine, channel)) {
                id = show.id();
                showIsMeasured(vitrine, id, folder);
                metricsAreForThisMachineAndTheToken(vitrine);
            }
            shop.site().get("/studio/broadcasts/" + id);
            shop.site().post("/studio/broadcasts/" + id + "/end", Map.of());
            await("a show that is over has no metrics")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(scrape(vitrine)).doesNotContain("broadcast=\"" + id));

            assertThat(look(vitrine.application("/actuator/health/readiness"), null)
                            .statusCode())
                    .isEqualTo(200);
            postgres.close();
            databaseIsDownAndNoReasonToBeStartedAgain(vitrine);
            vitrine.stop();
            logIsReadByPrograms(vitrine, id, channel);
        }
    }

    private void showIsMeasured(RunningVitrine vitrine, String id, Path folder) throws Exception {
        HttpRequest feed = HttpRequest.newBuilder(vitrine.page("/feed/" + id))
                .header("Accept", "text/event-stream")
                .build();
        try (InputStream open =
                client.send(feed, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            String label = "{broadcast=\"" + id + "\"} ";
            await("what the show is like").atMost(SOON).untilAsserted(() -> {
                String scrape = scrape(vitrine);
                assertThat(scrape)
                        .contains("vitrine_broadcast_viewers" + label + "1.0", "vitrine_viewers 1.0")
                        .contains("vitrine_broadcasts{phase=\"live\"} 1.0", "vitrine_encoders 1.0")
                        .contains("vitrine_ffmpeg_processes{state=\"running\"} 1.0");
                assertThat(value(scrape, "vitrine_broadcast_received_bytes_per_second" + label))
                        .isBetween(40_000.0, 400_000.0);
                assertThat(value(scrape, "vitrine_broadcast_frame_rate_hertz" + label))
                        .isBetween(20.0, 40.0);
                assertThat(value(scrape, "vitrine_broadcast_ffmpeg_speed_ratio" + label))
                        .isBetween(0.5, 2.0);
                assertThat(value(scrape, "vitrine_broadcast_part_delay_seconds" + label))
                        .isBetween(0.0, 10.0);
                assertThat(value(scrape, "vitrine_edge_subscribers ")).isPositive();
            });
            assertThat(open.available()).isNotNegative();
        }
        String scrape = scrape(vitrine);
        assertThat(scrape)
                .contains("vitrine_orders_total{event=\"placed\"} 1.0", "vitrine_orders_unpaid 1.0")
                .contains("vitrine_broadcast_phases_total{phase=\"live\"} 1.0")
                .contains("vitrine_component_state{component=\"database\",state=\"up\"} 1.0")
                .containsPattern("vitrine_ingest_verdict_seconds_count\\{outcome=\"accepted\"} [1-9]");
        assertThat(MonitoringFiles.metrics())
                .hasSizeGreaterThan(30)
                .as("metrics that docs/monitoring asks for")
                .isSubsetOf(names(scrape));
        Path file = folder.resolve("scrape.txt");
        Files.writeString(file, ours(scrape));
        assertThat(Promtool.ofMetrics(file)).isEmpty();
    }

    private void metricsAreForThisMachineAndTheToken(RunningVitrine vitrine) {
        URI edge = vitrine.page(SCRAPE);
        assertThat(look(edge, null).statusCode()).isEqualTo(401);
        assertThat(look(edge, "Bearer " + TOKEN.replace('a', 'b')).statusCode()).isEqualTo(401);
        HttpResponse<String> answer = look(edge, "Bearer " + TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("vitrine_encoders 1.0");
        assertThat(look(vitrine.page("/actuator/health"), "Bearer " + TOKEN).statusCode())
                .isEqualTo(404);
        assertThat(look(vitrine.page(SCRAPE + "/"), "Bearer " + TOKEN).statusCode())
                .isEqualTo(404);
    }

    /** Whoever started it again would only lose the viewers' feeds as well. */
    private void databaseIsDownAndNoReasonToBeStartedAgain(RunningVitrine vitrine) {
        await("the database is told to be down").atMost(SOON).untilAsserted(() -> {
            HttpResponse<String> readiness = look(vitrine.application("/actuator/health/readiness"), null);
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("Nobody can sign in, order or go on air");
        });
        assertThat(look(vitrine.application("/actuator/health/liveness"), null).statusCode())
                .isEqualTo(200);
        await("the metrics tell it, too")
                .atMost(SOON.plus(SOON))
                .untilAsserted(() -> assertThat(scrape(vitrine))
                        .contains("vitrine_component_state{component=\"database\",state=\"down\"} 1.0"));
    }

    private static void logIsReadByPrograms(RunningVitrine vitrine, String id, Shop.Channel channel)
            throws IOException {
        List<String> lines = Files.readAllLines(vitrine.log());
        List<JsonNode> entries = lines.stream()
                .filter(line -> !line.isBlank() && line.startsWith("{"))
                .map(JSON::readTree)
                .toList();
        // What the JVM itself has to say is not ours to form.
        assertThat(lines).hasSizeLessThan(entries.size() + 4);
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.path("@timestamp").asString()).isNotEmpty();
            assertThat(entry.path("log").path("level").asString()).isNotEmpty();
            assertThat(entry.path("service").path("name").asString()).isEqualTo("vitrine");
        });
        Map<String, JsonNode> ofShow = entries.stream()
                .filter(entry ->
                        entry.path("vitrine").path("broadcast").asString("").equals(id))
                .collect(Collectors.toMap(
                        entry -> entry.path("message").asString().split(" ", 2)[0],
                        entry -> entry.path("vitrine"),
                        (one, other) -> one,
                        LinkedHashMap::new));
        assertThat(ofShow).containsKeys("Session", "Transcoding");
        assertThat(ofShow.values()).allSatisfy(fields -> {
            assertThat(fields.path("channel").asString()).isEqualTo(channel.publicId());
            assertThat(fields.path("session").asString()).hasSize(36);
        });
        assertThat(String.join("\n", lines))
                .contains("database is down")
                .doesNotContain(TOKEN, channel.key(), channel.key().replace("-", ""));
    }

    private static void order(RunningVitrine vitrine, Shop shop) {
        shop.site().get("/studio/payments");
        shop.site()
                .post(
                        "/studio/payments",
                        Map.of("bankAccount", "Hana 123-456", "transferHours", "24", "checkoutMinutes", "30"));
        String product = "/shop/products/" + shop.offer("Celadon cup", "C", 5);
        Site buyer = new Site(vitrine);
        String variant = buyer.get(product).find("name=\"variant\" value=\"([^\"]+)\"");
        Site.Answer checkout = buyer.post(product, Map.of("variant", variant, "quantity", "1", "then", "checkout"));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("once", checkout.find("name=\"once\" value=\"([^\"]+)\""));
        form.put("item", checkout.find("name=\"item\" value=\"([^\"]+)\""));
        form.put("coupon", "none");
        form.put("name", "Mina Park");
        form.put("phone", "010-1234-5678");
        form.put("address", "1 Example Road");
        form.put("payment", "BANK_TRANSFER");
        assertThat(buyer.submit(checkout.address().getPath(), form).address().getPath())
                .startsWith("/shop/orders/");
    }

    private String scrape(RunningVitrine vitrine) {
        return look(vitrine.application(SCRAPE), null).body();
    }

    private HttpResponse<String> look(URI address, @Nullable String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(SOON);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double value(String scrape, String line) {
        return scrape.lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length())))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Set<String> names(String scrape) {
        return Pattern.compile("(?m)^(?:# TYPE )?([a-z0-9_]+)[{ ]")
                .matcher(scrape)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** What libraries call their own is theirs. */
    private static String ours(String scrape) {
        return scrape.lines()
                .filter(line -> line.matches("(# (HELP|TYPE) )?vitrine_.*"))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
