package io.vitrine.bench;

import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What it costs to check addresses of a guarded show: as fast as an open one, and nothing of it reaches the JVM. */
final class TokensBench implements Benchmark {

    private static final int ROUNDS = 10;
    private static final Duration WATCH = Duration.ofSeconds(12);
    private static final double LEAST_SHARE = 0.9;
    private static final double MOST_GROWTH = 1.2;
    /** As long as a public id; no show has it. */
    private static final String TWIN = "tokensbenchtwin2";

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine =
                AccessLog.writtenBy(Installation.vitrine()).start()) {
            Shop shop = Shop.open(vitrine);
            Shop.Channel open = channel(shop, "Open");
            Shop.Channel guarded = channel(shop, "Guarded");
            try (Publisher one = Publisher.publish(vitrine.ingest(), open.key());
                    Publisher other = Publisher.publish(vitrine.ingest(), guarded.key())) {
                String openMedia = Live.awaitMedia(vitrine, open);
                String guardedMedia = Live.awaitMedia(vitrine, guarded);
                GuardedAddresses addresses = guard(vitrine, shop, guarded, guardedMedia);
                reachTheApplication(details, vitrine, addresses);
                double playlists = playlists(details, vitrine, openMedia, addresses);
                double segments = segments(details, vitrine, openMedia);
                details.goal(segments >= LEAST_SHARE, "segments: %.2f of open, goal >= %.2f", segments, LEAST_SHARE);
                return details.summary(
                        playlists, "of the open rate", Math.min(playlists, segments), "open HLS", ">= " + LEAST_SHARE);
            }
        }
    }

    private static Shop.Channel channel(Shop shop, String name) {
        return shop.channel(name)
                .goesLiveByItself()
                .sourceOnly()
                .reconnect(Duration.ofMinutes(10))
                .open();
    }

    /** Guards the show as its seller does. */
    private static GuardedAddresses guard(RunningVitrine vitrine, Shop shop, Shop.Channel channel, String media)
            throws IOException {
        String plan = "/studio/broadcasts/" + Live.broadcast(vitrine, channel) + "/plan";
        shop.site().get(plan);
        shop.site().post(plan, Map.of("title", "Guarded", "visibility", "PUBLIC", "playback", "SIGNED"));
        return new GuardedAddresses(vitrine, media);
    }

    /** Every viewer has an address of their own. */
    private static void reachTheApplication(Details details, RunningVitrine vitrine, GuardedAddresses addresses)
            throws Exception {
        double few = requestsPerSecond(details, vitrine, addresses, 10);
        double many = requestsPerSecond(details, vitrine, addresses, 1000);
        details.goal(
                many <= Math.max(few * MOST_GROWTH, few + 1),
                "requests that reach the JVM: %.2f/s with 10 addresses, %.2f/s with 1,000, goal the same",
                few,
                many);
    }

    private static double requestsPerSecond(
            Details details, RunningVitrine vitrine, GuardedAddresses addresses, int viewers) throws Exception {
        var clients = new PlaylistClients(
                vitrine.httpPort(),
                viewer -> addresses.of("source.m3u8", Duration.ofHours(1).plusSeconds(viewer)),
                viewers);
        try {
            clients.run(Duration.ofSeconds(3));
            long before = AccessLog.lines(vitrine);
            clients.run(WATCH);
            details.goal(
                    clients.failures() == 0, "%d addresses: %d requests failed, goal 0", viewers, clients.failures());
            return (AccessLog.lines(vitrine) - before) / (double) WATCH.toSeconds();
        } finally {
            clients.close();
        }
    }

    private static double playlists(
            Details details, RunningVitrine vitrine, String openMedia, GuardedAddresses addresses) throws Exception {
        String open = vitrine.page("/hls/" + openMedia + "/source.m3u8").toString();
        String guarded =
                vitrine.page(addresses.of("source.m3u8", Duration.ofHours(1))).toString();
        Turns turns = Turns.of(ROUNDS, guarded, open, Wrk::requestsPerSecond);
        details.goal(
                turns.ratio() >= LEAST_SHARE,
                "playlists: %.2f of open, %.0f requests/s, goal >= %.2f",
                turns.ratio(),
                turns.ours(),
                LEAST_SHARE);
        return turns.ratio();
    }

    /** The same file twice: no two shows have segments of the same length. */
    private static double segments(Details details, RunningVitrine vitrine, String openMedia) throws Exception {
        Path media = vitrine.data().resolve("media");
        Path segment = Segments.largest(media.resolve(openMedia).resolve("source"));
        for (String twin : List.of(TWIN, TWIN.replace('2', '3'))) {
            Path folder = media.resolve(twin).resolve("source");
            Files.createDirectories(folder);
            Files.copy(segment, folder.resolve("1.m4s"));
        }
        Path marks = vitrine.data().resolve("guarded").resolve(TWIN);
        Files.createDirectories(marks);
        Files.createFile(marks.resolve("epoch"));
        String guarded = new GuardedAddresses(vitrine, TWIN).of("source/1.m4s", Duration.ofHours(1));
        Turns turns = Turns.of(
                ROUNDS,
                vitrine.page(guarded).toString(),
                vitrine.page("/hls/" + TWIN.replace('2', '3') + "/source/1.m4s").toString(),
                Wrk::bytesPerSecond);
        details.note("segments: %.0f MB/s under addresses that are checked", turns.ours() / 1e6);
        return turns.ratio();
    }
}
