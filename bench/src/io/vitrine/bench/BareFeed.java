package io.vitrine.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An nchan with nothing of Vitrine in it, that is sent the frames of a show again as they came. */
final class BareFeed {

    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

    private static final String SERVER = """
            server {
                listen 127.0.0.1:$http;
                location = /feed {
                    nchan_subscriber eventsource;
                    nchan_channel_id show;
                    nchan_subscriber_first_message newest;
                }
                location = /pub {
                    nchan_publisher;
                    nchan_channel_id show;
                    nchan_message_buffer_length 200;
                    nchan_message_timeout 2m;
                }
            }
            """;

    private BareFeed() {}

    static Deliveries replay(List<FeedViewers.Frame> frames, int count) throws Exception {
        try (var nginx = BareNginx.withNchan(SERVER)) {
            var publisher = URI.create("http://127.0.0.1:" + nginx.httpPort() + "/pub");
            var viewers = new FeedViewers(nginx.httpPort(), "/feed", count);
            TreeMap<Long, Long> sent;
            try (viewers) {
                sent = send(frames, publisher);
                Thread.sleep(FanoutBench.PATIENCE.toMillis());
            }
            return Deliveries.of(viewers, sent);
        }
    }

    private static TreeMap<Long, Long> send(List<FeedViewers.Frame> frames, URI publisher)
            throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        TreeMap<Long, Long> sent = new TreeMap<>();
        // Time to make the first connection.
        long offset = System.nanoTime()
                + Duration.ofMillis(200).toNanos()
                - frames.get(0).at();
        for (FeedViewers.Frame frame : frames) {
            for (long left = 1; left > 0; left = frame.at() + offset - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Matcher seq = SEQ.matcher(frame.json());
            if (seq.find()) {
                sent.put(Long.parseLong(seq.group(1)), System.nanoTime());
            }
            int status = client.send(
                            HttpRequest.newBuilder(publisher)
                                    .POST(HttpRequest.BodyPublishers.ofString(frame.json()))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 300) {
                throw new IOException("nchan answered " + status);
            }
        }
        return sent;
    }
}
