package io.vitrine.bench;

import io.vitrine.support.Processes;
import io.vitrine.support.Publisher;
import io.vitrine.support.RunningVitrine;
import io.vitrine.support.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** What a ladder of three rungs costs, against one bare FFmpeg that does the same of the same stream at the same time. */
final class LadderBench implements Benchmark {

    private static final Duration STEADY = Duration.ofSeconds(40);
    private static final Duration SETTLE = Duration.ofSeconds(8);
    private static final double MOST = 1.05;

    @Override
    public String name() {
        return "ladder";
    }

    @Override
    public Summary run(Details details) throws Exception {
        try (RunningVitrine vitrine = Installation.vitrine().start()) {
            Shop.Channel channel =
                    Shop.open(vitrine).channel("Ladder").goesLiveByItself().open();
            Duration idle = idle(vitrine);
            // Half the frames: two ladders and an encoder have to keep up with the clock on this machine.
            try (Publisher publisher = Publisher.show()
                    .size(1920, 1080)
                    .frameRate(15)
                    .kilobits(3000)
                    .publish(vitrine.ingest(), channel.key())) {
                Live.awaitMedia(vitrine, channel);
                return compare(details, vitrine, channel, idle);
            }
        }
    }

    private static Summary compare(Details details, RunningVitrine vitrine, Shop.Channel channel, Duration idle)
            throws Exception {
        Path folder = Files.createTempDirectory("vitrine-bench-ladder-");
        Process bare = new ProcessBuilder(BareLadder.command(vitrine.ingest() + "/" + channel.publicId(), folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            Thread.sleep(SETTLE.toMillis());
            List<ProcessHandle> ours = new ArrayList<>(vitrine.transcoders());
            ours.removeIf(process -> process.pid() == bare.pid());
            if (ours.size() != 1 || !bare.isAlive()) {
                throw new IllegalStateException(
                        "Not one FFmpeg each: " + ours.size() + ", bare " + Files.readString(folder.resolve("log")));
            }
            double floorBefore = seconds(bare.toHandle());
            double ladderBefore = seconds(ours.get(0));
            double packagerBefore = seconds(vitrine.applicationProcess());
            Thread.sleep(STEADY.toMillis());
            double floor = seconds(bare.toHandle()) - floorBefore;
            double ladder = seconds(ours.get(0)) - ladderBefore;
            double packager = seconds(vitrine.applicationProcess()) - packagerBefore - idle.toMillis() / 1000.0;
            double share = STEADY.toSeconds();
            details.note(
                    "FFmpeg %.3f cores, packager %.3f cores, bare FFmpeg %.3f cores",
                    ladder / share, packager / share, floor / share);
            double ratio = (ladder + packager) / floor;
            details.goal(ratio <= MOST, "three rungs: ratio %.3f, goal %.2f", ratio, MOST);
            return details.summary(
                    (ladder + packager) / share,
                    "cores",
                    ratio,
                    "one bare FFmpeg with the same three rungs",
                    "<= 1.05");
        } finally {
            bare.destroyForcibly().waitFor();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** What the application takes in the same time with nothing to do. */
    private static Duration idle(RunningVitrine vitrine) throws InterruptedException {
        Thread.sleep(SETTLE.toMillis());
        double before = seconds(vitrine.applicationProcess());
        Thread.sleep(SETTLE.toMillis());
        double used = seconds(vitrine.applicationProcess()) - before;
        return Duration.ofMillis((long) (1000 * used * STEADY.toMillis() / SETTLE.toMillis()));
    }

    private static double seconds(ProcessHandle process) {
        return Processes.cpu(process).toMillis() / 1000.0;
    }
}
