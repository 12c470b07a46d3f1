package io.vitrine.bench;

import io.vitrine.support.Browser;
import io.vitrine.support.PictureClock;
import io.vitrine.support.Processes;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import io.vitrine.support.VitrineSettings;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * How long the application takes to answer, how long a viewer waits for its return after a crash, and how much memory it
 * takes with five channels on air.
 */
final class StartupBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int CHANNELS = 5;
    private static final double START_GOAL = 6;
    private static final double CRASH_GOAL = 10;
    private static final double MEMORY_GOAL = 400;
    private static final Duration SETTLE = Duration.ofSeconds(8);
    private static final Duration GONE = Duration.ofSeconds(4);
    private static final Duration ON_AIR = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public Summary run(Details details) throws Exception {
        memory(details);
        crash(details);
        List<Double> ours = starts(details, "unpacked, with its archive of classes", Installation.vitrine());
        List<Double> theirs = starts(details, "plain jar", Installation.plain());
        double start = Numbers.median(ours);
        details.goal(start <= START_GOAL, "start of the JVM to the first page: %.2f s, goal %.0f s", start, START_GOAL);
        return details.summary(
                start,
                "s",
                start / Numbers.median(theirs),
                "java -jar",
                "<= 6 s, <= 10 s to the picture after a crash, and <= 400 MB with 5 channels on air");
    }

    private static List<Double> starts(Details details, String how, VitrineSettings settings) {
        List<Double> seconds = new ArrayList<>();
        try (RunningVitrine vitrine = settings.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                vitrine.stop();
                long begin = System.nanoTime();
                vitrine.startWithoutWaiting();
                awaitAnswer(vitrine);
                seconds.add((System.nanoTime() - begin) / 1e9);
                vitrine.awaitReady();
            }
        }
        details.note("%s: %s s", how, seconds.stream().map(Summary::number).toList());
        return seconds;
    }

    /** From the start of a killed application to a picture that was made since, on a page that was open all the time. */
    private static void crash(Details details) throws Exception {
        List<Double> seconds = new ArrayList<>();
        try (RunningVitrine vitrine = Installation.vitrine().start();
                Browser browser = Browser.start()) {
            Shop.Channel channel = Shop.open(vitrine)
                    .channel("Crash")
                    .goesLiveByItself()
                    .sourceOnly()
                    .open();
            try (Viewer viewer = new Viewer(browser);
                    Publisher publisher = Publisher.show().publish(vitrine.ingest(), channel.key())) {
                Live.awaitMedia(vitrine, channel);
                viewer.open(vitrine.page(channel.page()).toString());
                for (int round = 0; round < ROUNDS; round++) {
                    viewer.settle(SETTLE);
                    vitrine.kill9();
                    viewer.settle(GONE);
                    long begin = System.currentTimeMillis();
                    vitrine.startWithoutWaiting();
                    PictureClock.Frame back = Awaitility.await("a new picture")
                            .pollInSameThread()
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> firstMadeSince(begin, viewer), Optional::isPresent)
                            .orElseThrow();
                    seconds.add((back.shownAt() - begin) / 1000);
                    if (!publisher.isPublishing()) {
                        throw new IllegalStateException("The encoder was disconnected");
                    }
                }
            }
        }
        double median = Numbers.median(seconds);
        details.goal(
                median <= CRASH_GOAL,
                "start of a killed application to the next picture: %.1f s (%s), goal %.0f s",
                median,
                seconds.stream().map(Summary::number).toList(),
                CRASH_GOAL);
    }

    private static Optional<PictureClock.Frame> firstMadeSince(long begin, Viewer viewer) {
        return Browser.clock(viewer.page()).frames(begin).frames().stream()
                .filter(frame -> frame.madeAt() > begin)
                .findFirst();
    }

    private static void awaitAnswer(RunningVitrine vitrine) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> {
                    var connection =
                            (HttpURLConnection) new URL(vitrine.application("/").toString()).openConnection();
                    return connection.getResponseCode() == 200;
                });
    }

    private static void memory(Details details) throws Exception {
        List<Publisher> publishers = new ArrayList<>();
        try (RunningVitrine vitrine = Installation.vitrine().start()) {
            Shop shop = Shop.open(vitrine);
            for (int number = 0; number < CHANNELS; number++) {
                Shop.Channel channel =
                        shop.channel("Channel " + number).goesLiveByItself().open();
                // Small pictures at few frames: five encoders and five ladders share this machine with what is
                // measured.
                publishers.add(Publisher.show()
                        .size(832, 468)
                        .frameRate(15)
                        .kilobits(800)
                        .publish(vitrine.ingest(), channel.key()));
                Live.awaitMedia(vitrine, channel);
            }
            long most = 0;
            long end = System.nanoTime() + ON_AIR.toNanos();
            while (System.nanoTime() < end) {
                most = Math.max(most, Processes.residentBytes(vitrine.applicationProcess()));
                Thread.sleep(500);
            }
            details.goal(
                    most / 1e6 <= MEMORY_GOAL,
                    "resident memory of the JVM with %d channels on air: %.0f MB, goal %.0f MB",
                    CHANNELS,
                    most / 1e6,
                    MEMORY_GOAL);
        } finally {
            publishers.forEach(Publisher::close);
        }
    }
}
