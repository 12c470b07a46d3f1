package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happens in a lively show: twenty lines of chat and two events a second, the events by the shop's own program. */
final class ShowProgram implements AutoCloseable {

    private static final int LINES = 20;
    private static final long BETWEEN_EVENTS = 500_000_000L;
    private static final Pattern BROADCAST = Pattern.compile("\"id\":\"([a-z2-7]{16})\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChatLines lines;
    private final PostLoad guests;
    private final HttpRequest event;

    ShowProgram(RunningVitrine vitrine, Shop shop, Shop.Channel channel) throws IOException, InterruptedException {
        lines = new ChatLines(vitrine, channel);
        guests = new PostLoad(vitrine.httpPort(), LINES);
        shop.site().get("/studio/tokens");
        String token = shop.site()
                .post("/studio/tokens", Map.of("name", "Bench", "scopes", "EVENTS_WRITE", "life", "QUARTER"))
                .find("id=\"new-token\"[^>]*>([^<]+)<");
        String broadcast = shop.site().get(channel.page() + "/state").find(BROADCAST.pattern());
        URI events = vitrine.page("/api/v1/broadcasts/" + broadcast + "/events");
        event = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"score\",\"sync\":\"NOW\",\"payload\":{\"home\":3,\"away\":2,\"text\":\"Second half\"}}"))
                .build();
    }

    /** Goes on for so long; tells when each event was sent, by its number. */
    TreeMap<Long, Long> run(Duration time) throws IOException, InterruptedException {
        CompletableFuture<PostLoad.Result> chat = CompletableFuture.supplyAsync(() -> chat(time));
        TreeMap<Long, Long> sent = new TreeMap<>();
        long begin = System.nanoTime();
        for (long due = begin; due < begin + time.toNanos(); due += BETWEEN_EVENTS) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long now = System.nanoTime();
            HttpResponse<String> answer = client.send(event, HttpResponse.BodyHandlers.ofString());
            Matcher seq = SEQ.matcher(answer.body());
            if (answer.statusCode() != 201 || !seq.find()) {
                throw new IOException("An event was answered " + answer.statusCode() + ": " + answer.body());
            }
            sent.put(Long.parseLong(seq.group(1)), now);
        }
        PostLoad.Result answers = chat.join();
        if (!answers.isOnly(201)) {
            throw new IOException("Lines were answered " + answers.statuses());
        }
        return sent;
    }

    private PostLoad.Result chat(Duration time) {
        try {
            return guests.paced(number -> lines.next(), LINES, time);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() throws IOException {
        guests.close();
    }
}
