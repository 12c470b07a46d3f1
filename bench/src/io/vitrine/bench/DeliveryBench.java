package io.vitrine.bench;

import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.nio.file.Path;
import java.time.Duration;

/** What viewers cost: bytes come from nginx as fast as from a bare one, and playlists do not reach the JVM. */
final class DeliveryBench implements Benchmark {

    private static final int ROUNDS = 12;
    private static final Duration WATCH = Duration.ofSeconds(15);
    private static final double LEAST_SHARE = 0.95;
    private static final double MOST_GROWTH = 1.2;

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine =
                AccessLog.writtenBy(Installation.vitrine()).start()) {
            Shop.Channel channel = Shop.open(vitrine)
                    .channel("Delivery")
                    .goesLiveByItself()
                    .sourceOnly()
                    .reconnect(Duration.ofMinutes(10))
                    .open();
            String media;
            try (Publisher publisher = Publisher.publish(vitrine.ingest(), channel.key())) {
                media = Live.awaitMedia(vitrine, channel);
                requests(details, vitrine, "/hls/" + media + "/source.m3u8");
            }
            return bytes(details, vitrine, media);
        }
    }

    private static void requests(Details details, RunningVitrine vitrine, String playlist) throws Exception {
        double few = requestsPerSecond(details, vitrine, playlist, 10);
        double many = requestsPerSecond(details, vitrine, playlist, 1000);
        // A figure near nothing has no ratio: one more request a second is no growth.
        boolean same = many <= Math.max(few * MOST_GROWTH, few + 1);
        details.goal(
                same,
                "requests that reach the JVM: %.2f/s with 10 viewers, %.2f/s with 1,000, ratio %.2f, goal 1 ± 0.2",
                few,
                many,
                many / few);
    }

    private static double requestsPerSecond(Details details, RunningVitrine vitrine, String playlist, int viewers)
            throws Exception {
        var clients = new PlaylistClients(vitrine.httpPort(), viewer -> playlist, viewers);
        try {
            clients.run(Duration.ofSeconds(3));
            long before = AccessLog.lines(vitrine);
            long answersBefore = clients.answers();
            clients.run(WATCH);
            double perSecond = (AccessLog.lines(vitrine) - before) / (double) WATCH.toSeconds();
            details.goal(
                    clients.failures() == 0,
                    "%d playlist viewers: %.0f answers/s from the edge, %d failed, goal 0",
                    viewers,
                    (clients.answers() - answersBefore) / (double) WATCH.toSeconds(),
                    clients.failures());
            return perSecond;
        } finally {
            clients.close();
        }
    }

    private static Summary bytes(Details details, RunningVitrine vitrine, String media) throws Exception {
        // The encoder has gone, and what it left stays: nothing but nginx works now.
        Path folder = vitrine.data().resolve("media").resolve(media).resolve("source");
        String segment = Segments.largest(folder).getFileName().toString();
        try (var bare = BareNginx.serving(folder)) {
            String edge = vitrine.page("/hls/" + media + "/source/" + segment).toString();
            String floor = "http://127.0.0.1:" + bare.httpPort() + "/" + segment;
            Turns turns = Turns.of(ROUNDS, edge, floor, Wrk::bytesPerSecond);
            details.goal(
                    turns.ratio() >= LEAST_SHARE,
                    "bytes: %.2f of bare nginx, goal >= %.2f",
                    turns.ratio(),
                    LEAST_SHARE);
            return details.summary(
                    turns.ours() / 1e6,
                    "MB/s",
                    turns.ratio(),
                    "bare nginx with the same files",
                    ">= " + LEAST_SHARE + ", and playlists that do not reach the JVM");
        }
    }
}
