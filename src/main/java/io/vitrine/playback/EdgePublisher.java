package io.vitrine.playback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Hands messages to the edge's publisher (nchan), without ever making the caller wait. */
@Component
class EdgePublisher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EdgePublisher.class);
    private static final int SENDERS = 4;
    private static final Pattern SUBSCRIBERS = Pattern.compile("^subscribers: (\\d{1,9})$", Pattern.MULTILINE);

    private final PlaybackSettings settings;
    // A show sends twelve messages a second, and java.net.http takes four times the processor time for each.
    private final SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    private final ThreadPoolExecutor senders;
    private final Counter failures;
    private final AtomicBoolean failing = new AtomicBoolean();

    EdgePublisher(PlaybackSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        requests.setConnectTimeout(settings.timeout());
        requests.setReadTimeout(settings.timeout());
        var threads = new CustomizableThreadFactory("edge-publisher-");
        threads.setDaemon(true);
        senders = new ThreadPoolExecutor(
                SENDERS, SENDERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(settings.mostWaiting()), threads);
        senders.allowCoreThreadTimeOut(true);
        Gauge.builder(
                        "vitrine.queue.waiting",
                        senders,
                        queue -> queue.getQueue().size())
                .description("What waits to be done")
                .tag("queue", "edge")
                .register(metrics);
        failures = Counter.builder("vitrine.playback.publish.failures")
                .description("Messages the edge's publisher did not take")
                .register(metrics);
    }

    /** The future completes whether or not the message arrived. */
    CompletableFuture<@Nullable Void> post(String channel, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return later(() -> {
            try {
                note(statusOf(settings.channel(channel), contentType, bytes), null);
            } catch (IOException e) {
                note(null, e);
            }
            return null;
        });
    }

    /** What the publisher knows of a channel; null if it could not be asked. */
    CompletableFuture<@Nullable String> describe(String channel) {
        return later(() -> {
            try {
                return read(settings.channel(channel));
            } catch (IOException e) {
                return null;
            }
        });
    }

    /** How many feeds, and requests for playlists, wait at the edge for what comes next; null if it could not be asked. */
    CompletableFuture<@Nullable Integer> subscribers() {
        return later(() -> {
            try {
                String status = read(settings.publisher().resolve("/nchan"));
                Matcher number = SUBSCRIBERS.matcher(status == null ? "" : status);
                return number.find() ? Integer.valueOf(number.group(1)) : null;
            } catch (IOException e) {
                return null;
            }
        });
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
    }

    private <T> CompletableFuture<@Nullable T> later(Supplier<@Nullable T> task) {
        try {
            return CompletableFuture.supplyAsync(task, senders).exceptionally(failure -> {
                log.error("The edge's publisher could not be used", failure);
                return null;
            });
        } catch (RejectedExecutionException e) {
            failures.increment();
            return CompletableFuture.completedFuture(null);
        }
    }

    private @Nullable String read(URI channel) throws IOException {
        ClientHttpRequest request = requests.createRequest(channel, HttpMethod.GET);
        request.getHeaders().set(HttpHeaders.ACCEPT, "text/json");
        try (ClientHttpResponse answer = request.execute()) {
            if (answer.getStatusCode().is5xxServerError()) {
                return null;
            }
            return answer.getStatusCode().isSameCodeAs(HttpStatus.OK)
                    ? new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8)
                    : "{}";
        }
    }

    // A connection kept alive may be closed by the edge (a reload, say) just when it is used again.
    private int statusOf(URI channel, String contentType, byte[] body) throws IOException {
        try {
            return send(channel, contentType, body);
        } catch (IOException e) {
            return send(channel, contentType, body);
        }
    }

    private int send(URI channel, String contentType, byte[] body) throws IOException {
        ClientHttpRequest request = requests.createRequest(channel, HttpMethod.POST);
        request.getHeaders().set(HttpHeaders.CONTENT_TYPE, contentType);
        request.getHeaders().setContentLength(body.length);
        request.getBody().write(body);
        try (ClientHttpResponse answer = request.execute()) {
            return answer.getStatusCode().value();
        }
    }

    private void note(@Nullable Integer status, @Nullable IOException failure) {
        if (status != null && status < 300) {
            if (failing.getAndSet(false)) {
                log.info("The edge's publisher at {} answers again", settings.publisher());
            }
            return;
        }
        failures.increment();
        String why = status != null ? "status " + status : String.valueOf(failure);
        if (failing.getAndSet(true)) {
            log.debug("The edge's publisher did not take a message: {}", why);
        } else {
            log.warn("The edge's publisher at {} does not take messages: {}", settings.publisher(), why);
        }
    }
}
