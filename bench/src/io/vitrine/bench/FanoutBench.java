package io.vitrine.bench;

import io.vitrine.support.Processes;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Five thousand pages listen to one show: what is sent comes to all of them, and costs the application no more. */
final class FanoutBench implements Benchmark {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int FEW = 10;
    private static final int MANY = 5000;
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final double MOST_MILLIS = 500;
    private static final double MOST_GROWTH = 1.2;

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start()) {
            Shop shop = Shop.open(vitrine);
            Shop.Channel channel = shop.channel("Fan-out")
                    .goesLiveByItself()
                    .sourceOnly()
                    .reconnect(Duration.ofMinutes(10))
                    .open();
            // The encoder goes again, so that only the feed is measured; its show stays open.
            try (Publisher publisher = Publisher.publish(vitrine.ingest(), channel.key())) {
                Live.awaitMedia(vitrine, channel);
            }
            try (var program = new ShowProgram(vitrine, shop, channel)) {
                watch(vitrine, channel, program, FEW, WARM_UP);
                Watched few = watch(vitrine, channel, program, FEW, ROUND);
                Watched many = watch(vitrine, channel, program, MANY, ROUND);
                Deliveries bare = BareFeed.replay(many.frames(), MANY);
                return judge(details, few, many, bare);
            }
        }
    }

    private static Watched watch(
            RunningVitrine vitrine, Shop.Channel channel, ShowProgram program, int count, Duration time)
            throws Exception {
        double edgeBefore = megabytes(vitrine.nginx("edge"));
        ProcessHandle application = vitrine.applicationProcess();
        double residentBefore = megabytes(List.of(application));
        var viewers = new FeedViewers(vitrine.httpPort(), "/feed/" + channel.publicId(), count);
        TreeMap<Long, Long> sent;
        Duration processor;
        double publishing;
        double edge;
        double resident;
        try (viewers) {
            Duration before = Processes.cpu(application);
            double publishingBefore = publishing(application);
            sent = program.run(time);
            processor = Processes.cpu(application).minus(before);
            publishing = publishing(application) - publishingBefore;
            // Those who are last have their frames by then.
            Thread.sleep(PATIENCE.toMillis());
            edge = megabytes(vitrine.nginx("edge")) - edgeBefore;
            resident = megabytes(List.of(application)) - residentBefore;
        }
        return new Watched(
                Deliveries.of(viewers, sent), viewers.frames(), sent.size(), processor, publishing, edge, resident);
    }

    private static Summary judge(Details details, Watched few, Watched many, Deliveries bare) {
        double slow = many.deliveries().within(0.99);
        details.note(
                "%d viewers: %d frames, %d of them events; an event is there after %.0f ms (half), %.0f ms (99 of 100),"
                        + " %.0f ms (all)",
                MANY,
                many.frames().size(),
                many.events(),
                many.deliveries().within(0.5),
                slow,
                many.deliveries().within(1));
        details.note(
                "%d viewers: 99 of 100 after %.0f ms", FEW, few.deliveries().within(0.99));
        details.note(
                "the same frames by a bare nchan: %.0f ms (half), %.0f ms (99 of 100), %d viewers missed some",
                bare.within(0.5), bare.within(0.99), bare.wrong());
        details.note(
                "memory: %.1f KB of the edge for each viewer (%.1f MB), the application's grew by %.1f MB",
                many.edge() * 1024 / MANY, many.edge(), many.resident());
        details.goal(
                few.deliveries().wrong() + many.deliveries().wrong() == 0,
                "%d viewers did not get every event once and in order, goal 0",
                few.deliveries().wrong() + many.deliveries().wrong());
        details.goal(slow <= MOST_MILLIS, "99 of 100 events after %.0f ms, goal %.0f ms", slow, MOST_MILLIS);
        details.note(
                "processor time of the threads that publish, for each frame: %.2f ms with %d viewers, %.2f ms with %d",
                few.perPublish(), FEW, many.perPublish(), MANY);
        double growth = many.perFrame() / few.perFrame();
        details.goal(
                growth <= MOST_GROWTH,
                "processor time of the application for each frame, with all else that it does: %.2f ms with %d viewers,"
                        + " %.2f ms with %d, ratio %.2f, goal at most 1.2",
                few.perFrame(),
                FEW,
                many.perFrame(),
                MANY,
                growth);
        return details.summary(
                slow,
                "ms",
                slow / bare.within(0.99),
                "a bare nchan that is sent the same frames",
                "<= 500 ms at p99 for each of 5,000, once and in order");
    }

    /** The processor time of the application's threads that hand frames to the edge, in milliseconds. */
    private static double publishing(ProcessHandle application) throws IOException {
        double millis = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(application.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).startsWith("edge-publisher")) {
                    String nanos = Files.readString(thread.resolve("schedstat")).split(" ", 2)[0];
                    millis += Long.parseLong(nanos) / 1e6;
                }
            }
        }
        return millis;
    }

    /** What these processes have in memory; what they share counts once. */
    private static double megabytes(List<ProcessHandle> processes) throws IOException {
        double kilobytes = 0;
        for (ProcessHandle process : processes) {
            String all = Files.readString(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"));
            kilobytes += all.lines()
                    .filter(line -> line.startsWith("Pss:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .collect(Collectors.summingDouble(Double::parseDouble));
        }
        return kilobytes / 1024;
    }

    /**
     * What was seen while so many watched.
     *
     * @param events how many were sent
     * @param processor the application's processor time
     * @param publishing that of its threads which publish, in milliseconds
     * @param edge by how many MB the edge grew, and the application
     */
    private record Watched(
            Deliveries deliveries,
            List<FeedViewers.Frame> frames,
            int events,
            Duration processor,
            double publishing,
            double edge,
            double resident) {

        double perPublish() {
            return publishing / frames.size();
        }

        double perFrame() {
            return processor.toMillis() / (double) frames.size();
        }
    }
}
