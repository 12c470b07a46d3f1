package io.vitrine.nodes;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.stream.XMLStreamException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks {@code rtmp_stat} of the ingest nginx over a connection that is kept. */
@Component
class RtmpStat implements IngestStatistics {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    /** A stream with a publisher and a few players takes about 1.5 KB. */
    private static final int LARGEST = 16 << 20;

    private final MediaNode node;
    private final Duration limit;
    private final int largest;
    private final HttpClient client;

    @Autowired
    RtmpStat(MediaNode node) {
        this(node, LIMIT, LARGEST);
    }

    RtmpStat(MediaNode node, Duration limit, int largest) {
        this.node = node;
        this.limit = limit;
        this.largest = largest;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    @Override
    public List<PublishedStream> published() {
        try {
            HttpResponse<byte[]> response = get();
            if (response.statusCode() != 200) {
                throw new IOException("Status " + response.statusCode());
            }
            return RtmpStatXml.published(response.body(), node.application());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        } catch (IOException | TimeoutException | XMLStreamException | NumberFormatException e) {
            throw unreachable(e);
        }
    }

    private HttpResponse<byte[]> get() throws InterruptedException, IOException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(node.stat()).timeout(limit).build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody(largest));
        try {
            // The request's own limit ends with the head of the answer; this one is for the body too.
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static IngestUnreachableException unreachable(Exception cause) {
        return new IngestUnreachableException("The ingest nginx did not tell what it carries", cause);
    }
}
