package io.vitrine.bench;

import io.vitrine.support.RunningVitrine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Viewers without a browser, who load each new part, try again whatever is answered, and note when they last got a byte. */
final class MediaReaders implements AutoCloseable {

    private static final Pattern PART = Pattern.compile("(?m)^#EXT-X-PART:(.*)$");
    private static final Pattern URI_OF = Pattern.compile("URI=\"([^\"]+)\"");
    private static final Pattern BYTES_OF = Pattern.compile("BYTERANGE=\"(\\d+)@(\\d+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong lastByte = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong gone = new AtomicLong();
    private volatile boolean over;

    MediaReaders(RunningVitrine vitrine, String mediaId, int count) {
        String playlist = vitrine.page("/hls/" + mediaId + "/source.m3u8").toString();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> read(playlist), "reader-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** When the last answer that held media or a playlist was read to its end, as {@link System#nanoTime}. */
    long lastByte() {
        return lastByte.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** How often the edge has said 410. */
    long gone() {
        return gone.get();
    }

    private void read(String playlist) {
        String query = "";
        while (!over) {
            String found = get(playlist + query, "");
            query = found.isEmpty() || found.contains("#EXT-X-ENDLIST")
                    ? ""
                    : PlaylistPosition.after(found).query();
            PART.matcher(found).results().reduce((one, next) -> next).ifPresent(last -> load(playlist, last.group(1)));
        }
    }

    private void load(String playlist, String part) {
        Matcher address = URI_OF.matcher(part);
        if (address.find()) {
            Matcher range = BYTES_OF.matcher(part);
            String bytes = "";
            if (range.find()) {
                long from = Long.parseLong(range.group(2));
                bytes = "bytes=" + from + "-" + (from + Long.parseLong(range.group(1)) - 1);
            }
            get(URI.create(playlist).resolve(address.group(1)).toString(), bytes);
        }
    }

    /** What was answered, if it is something to play. */
    private String get(String address, String range) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT);
            if (!range.isEmpty()) {
                request.header("Range", range);
            }
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2 && answer.body().length > 0) {
                lastByte.accumulateAndGet(System.nanoTime(), Math::max);
                bytes.addAndGet(answer.body().length);
                return new String(answer.body(), StandardCharsets.ISO_8859_1);
            }
            if (answer.statusCode() == 410) {
                gone.incrementAndGet();
            }
            Thread.sleep(PAUSE.toMillis());
        } catch (IOException e) {
            over = over || Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
        }
        return "";
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
    }
}
