package io.vitrine.playback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands messages to the edge's publisher (nchan), without ever making the caller wait. */
@Component
class EdgePublisher {

    private static final Logger log = LoggerFactory.getLogger(EdgePublisher.class);

    private final PlaybackSettings settings;
    private final HttpClient client;
    private final Semaphore inFlight;
    private final Counter failures;
    private final AtomicBoolean failing = new AtomicBoolean();

    EdgePublisher(PlaybackSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
        this.inFlight = new Semaphore(settings.mostInFlight());
        this.failures = Counter.builder("vitrine.playback.publish.failures")
                .description("Messages the edge's publisher did not take")
                .register(metrics);
    }

    /** The future completes whether or not the message arrived. */
    CompletableFuture<@Nullable Void> post(String channel, String contentType, String body) {
        if (!inFlight.tryAcquire()) {
            failures.increment();
            return CompletableFuture.completedFuture(null);
        }
        HttpRequest request = HttpRequest.newBuilder(settings.channel(channel))
                .timeout(settings.timeout())
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return sendTwiceIfNeeded(request).handle((answer, failure) -> {
            inFlight.release();
            note(answer, failure);
            return null;
        });
    }

    /** What the publisher knows of a channel; null if it could not be asked. */
    CompletableFuture<@Nullable String> describe(String channel) {
        HttpRequest request = HttpRequest.newBuilder(settings.channel(channel))
                .timeout(settings.timeout())
                .header("Accept", "text/json")
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).<@Nullable String>handle((answer, failure) -> {
            if (failure != null || answer.statusCode() >= 500) {
                return null;
            }
            return answer.statusCode() == 200 ? answer.body() : "{}";
        });
    }

    // A connection kept alive may be closed by the edge (a reload, say) just when it is used again.
    private CompletableFuture<HttpResponse<Void>> sendTwiceIfNeeded(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.discarding())
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    return causeOf(failure) instanceof IOException
                            ? client.sendAsync(request, BodyHandlers.discarding())
                            : CompletableFuture.<HttpResponse<Void>>failedFuture(failure);
                })
                .thenCompose(next -> next);
    }

    private void note(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer != null && answer.statusCode() < 300) {
            if (failing.getAndSet(false)) {
                log.info("The edge's publisher at {} answers again", settings.publisher());
            }
            return;
        }
        failures.increment();
        String why = answer != null ? "status " + answer.statusCode() : String.valueOf(causeOf(failure));
        if (failing.getAndSet(true)) {
            log.debug("The edge's publisher did not take a message: {}", why);
        } else {
            log.warn("The edge's publisher at {} does not take messages: {}", settings.publisher(), why);
        }
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
