package io.vitrine.ingest;

import io.vitrine.nodes.MediaNode;
import io.vitrine.shared.PublicId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks {@code rtmp_control} of the ingest nginx to disconnect publishers. */
@Component
class RtmpControl {

    private static final Logger log = LoggerFactory.getLogger(RtmpControl.class);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final MediaNode node;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    RtmpControl(MediaNode node) {
        this.node = node;
    }

    /** Disconnects whoever publishes the stream; false if nginx could not be asked. */
    boolean drop(PublicId name) {
        return ask(name.value(), null);
    }

    /** Disconnects this publisher of the stream and no other; false if nginx could not be asked. */
    boolean drop(PublicId name, long clientId) {
        return ask(name.value(), clientId);
    }

    /** Disconnects this publisher whatever its stream is called. */
    boolean drop(long clientId) {
        return ask(null, clientId);
    }

    // nginx does not decode what it is asked: only characters that need no escape may be sent.
    private boolean ask(@Nullable String name, @Nullable Long clientId) {
        String query = "?app=" + node.application()
                + (name == null ? "" : "&name=" + name)
                + (clientId == null ? "" : "&clientid=" + clientId);
        try {
            URI address = URI.create(node.control() + "/drop/publisher" + query);
            HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            log.debug("Dropping publishers of {}, connection {}: status {}", name, clientId, status);
            return status == 200;
        } catch (IOException e) {
            log.warn("The ingest nginx could not be asked to drop the publisher of {}: {}", name, e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
