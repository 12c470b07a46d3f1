package io.vitrine.support;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Asks for pages over and over, as many viewers do, and notes each answer that is not 200. */
public final class ViewersRequests implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService viewers = Executors.newScheduledThreadPool(8);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    private ViewersRequests() {}

    /** Two viewers for each page, each of whom asks again 50 ms after the answer. */
    public static ViewersRequests begin(RunningVitrine vitrine, List<String> pages) {
        var requests = new ViewersRequests();
        for (int i = 0; i < 2; i++) {
            for (String page : pages) {
                // Past what the edge keeps for all.
                requests.viewers.scheduleWithFixedDelay(
                        () -> requests.ask(vitrine, page), 25L * i, 50, TimeUnit.MILLISECONDS);
            }
        }
        return requests;
    }

    private void ask(RunningVitrine vitrine, String page) {
        var request = HttpRequest.newBuilder(vitrine.page(page)).timeout(Duration.ofSeconds(30));
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                failures.add(page + ": " + status);
            }
            count.incrementAndGet();
        } catch (IOException e) {
            failures.add(page + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until so many more were answered. */
    public void awaitMore(int more) {
        int from = count.get();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count.get() >= from + more);
    }

    public int count() {
        return count.get();
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        viewers.shutdownNow();
    }
}
