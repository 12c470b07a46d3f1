package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long programs wait for each page of a long list: all of 10,000 products, a hundred at a time. */
final class ConsoleBench implements Benchmark {

    private static final int PRODUCTS = 10_000;
    private static final int MAKERS = 4;
    private static final int PAGE = 100;
    private static final int ROUNDS = 10;
    private static final double GOAL = 100;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\",\"more\":(true|false)");
    private static final Pattern ITEM = Pattern.compile("\"title\":");

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "console";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine()
                .setting("vitrine.api.requests-a-minute", "10000000")
                .start()) {
            Shop shop = Shop.open(vitrine);
            shop.site().get("/studio/tokens");
            String token = shop.site()
                    .post(
                            "/studio/tokens",
                            Map.of("name", "Bench", "scopes", "PRODUCTS_READ,PRODUCTS_WRITE", "life", "QUARTER"))
                    .find("id=\"new-token\"[^>]*>([^<]+)<");
            long begin = System.nanoTime();
            make(vitrine, token);
            details.note(
                    "%d products made through the API, %.0f a second",
                    PRODUCTS, PRODUCTS / ((System.nanoTime() - begin) / 1e9));
            // The first round, with a cold JVM, is not counted.
            walk(vitrine, token, new ArrayList<>(), new ArrayList<>());
            List<Double> pages = new ArrayList<>();
            List<Double> floors = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                int seen = walk(vitrine, token, pages, floors);
                details.goal(seen == PRODUCTS, "round %d: %d products, goal each once", round + 1, seen);
            }
            double p99 = Numbers.share(pages, 0.99);
            details.note("%d pages of %d: median %.1f ms, p99 %.1f ms", pages.size(), PAGE, Numbers.median(pages), p99);
            details.goal(p99 <= GOAL, "API list of %d products: p99 %.1f ms, goal %.0f ms", PRODUCTS, p99, GOAL);
            return details.summary(
                    p99, "ms (p99 of a page)", p99 / Numbers.share(floors, 0.99), "a page of one", "<= 100 ms");
        }
    }

    private void make(RunningVitrine vitrine, String token) throws Exception {
        ExecutorService makers = Executors.newFixedThreadPool(MAKERS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int number = 0; number < PRODUCTS; number++) {
                String body =
                        ("{\"title\":\"Cup number %d\",\"description\":\"Thrown by hand, fired in the wood kiln.\","
                                        + "\"variants\":[{\"sku\":\"S-%d\",\"name\":\"Small\",\"price\":18000},"
                                        + "{\"sku\":\"L-%d\",\"name\":\"Large\",\"price\":25000}]}")
                                .formatted(number, number, number);
                all.add(() -> {
                    expect(
                            201,
                            request(vitrine, token, "/api/v1/products")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build());
                    return null;
                });
            }
            for (Future<Void> one : makers.invokeAll(all)) {
                one.get();
            }
        } finally {
            makers.shutdown();
        }
    }

    /**
     * Goes through the whole list, and between its pages asks for a page of one.
     *
     * @return how many products there were
     */
    private int walk(RunningVitrine vitrine, String token, List<Double> pages, List<Double> floors)
            throws IOException, InterruptedException {
        int seen = 0;
        String after = "";
        boolean more = true;
        while (more) {
            String query = "/api/v1/products?limit=" + PAGE + "&after=" + after;
            String body = timed(vitrine, token, query, pages);
            seen += (int) ITEM.matcher(body).results().count();
            Matcher next = NEXT.matcher(body);
            if (!next.find()) {
                throw new IOException("No page: " + body.substring(0, Math.min(200, body.length())));
            }
            timed(vitrine, token, "/api/v1/products?limit=1&after=" + after, floors);
            after = next.group(1);
            more = Boolean.parseBoolean(next.group(2));
        }
        return seen;
    }

    private String timed(RunningVitrine vitrine, String token, String path, List<Double> times)
            throws IOException, InterruptedException {
        HttpRequest request = request(vitrine, token, path).build();
        long begin = System.nanoTime();
        String body = expect(200, request);
        times.add((System.nanoTime() - begin) / 1e6);
        return body;
    }

    private static HttpRequest.Builder request(RunningVitrine vitrine, String token, String path) {
        return HttpRequest.newBuilder(vitrine.page(path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10));
    }

    private String expect(int status, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
