package io.vitrine.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks an nginx on loopback what it has loaded, and the ingest whom it carries. */
final class NginxProbe {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient client;
    private final int port;

    NginxProbe(HttpClient client, int port) {
        this.client = client;
        this.port = port;
    }

    /** The version of the configuration that it has loaded; empty if it does not answer. */
    Optional<String> version() {
        return get("/version").map(String::strip);
    }

    /** Whether an encoder is connected to the ingest; yes if it cannot tell. */
    boolean carriesPublisher() {
        return get("/stat").map(stat -> stat.contains("<publishing/>")).orElse(true);
    }

    boolean answersStat() {
        return get("/stat").isPresent();
    }

    private Optional<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(LIMIT)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
