package io.vitrine.profiles;

import io.vitrine.process.ProgramException;
import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import io.vitrine.shared.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Has FFmpeg make each rung of some seconds of an artificial picture, behind all else that the machine does, and reads
 * from it how much time of processors that took. Time of processors is nearly the same however busy the machine is.
 */
@Component
class FfmpegMeasurements implements Measurements, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FfmpegMeasurements.class);
    private static final int SECONDS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MOST_OF_FAILURE = 200;
    private static final Pattern BENCH = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s");

    private final Profiles profiles;
    private final StoredCosts costs;
    private final Programs programs;
    private final Clock clock;
    private volatile @Nullable Measurement last;
    private @Nullable Thread worker;

    FfmpegMeasurements(Profiles profiles, StoredCosts costs, Programs programs, Clock clock) {
        this.profiles = profiles;
        this.costs = costs;
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public synchronized void begin(ProfileId id) {
        Measurement running = last;
        if (running != null && !running.over()) {
            throw new ProfileException("measure", "profiles.measuring", running.name());
        }
        ProfileView profile =
                profiles.find(id).orElseThrow(() -> new ProfileException("profile", "profiles.unknown", id.toString()));
        int steps = profile.rungs().size()
                + (int) profile.rungs().stream().map(Footage::of).distinct().count();
        Measurement first = new Measurement(id, profile.name(), clock.instant(), 0, steps, null, false, null);
        last = first;
        Thread thread = new Thread(() -> measure(first, profile.rungs()), "measuring");
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    @Override
    public Optional<Measurement> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public synchronized void destroy() {
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void measure(Measurement begun, List<Rung> rungs) {
        Map<String, Double> measured = new LinkedHashMap<>();
        String failure = null;
        try {
            Path folder = Files.createTempDirectory("vitrine-measure-");
            try {
                measure(begun, rungs, folder, measured);
                costs.keep(measured, clock.instant());
                log.info("Profile {} was measured: {}", begun.name(), measured);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException | RuntimeException e) {
            log.warn("Profile {} could not be measured", begun.name(), e);
            failure = PlainText.cleaned(String.valueOf(e.getMessage()), MOST_OF_FAILURE);
        }
        last = at(begun, begun.steps(), null, true, failure);
    }

    private void measure(Measurement begun, List<Rung> rungs, Path folder, Map<String, Double> measured) {
        int step = 0;
        Map<Footage, Path> sources = new HashMap<>();
        for (Footage footage : rungs.stream().map(Footage::of).distinct().toList()) {
            last = at(begun, step, null, false, null);
            Path file = folder.resolve(footage.height() + "p" + footage.frameRate() + ".mp4");
            make(footage, file);
            measured.put(footage.subject(), cores(List.of("-i", file.toString(), "-an", "-f", "null", "-")));
            sources.put(footage, file);
            step++;
        }
        for (Rung rung : rungs) {
            last = at(begun, step, rung.name(), false, null);
            Footage footage = Footage.of(rung);
            double decoding = measured.getOrDefault(footage.subject(), 0.0);
            List<String> command = new ArrayList<>(rung.preset().encoder().device());
            command.addAll(List.of("-i", String.valueOf(sources.get(footage)), "-vf", rung.filters()));
            command.addAll(rung.video());
            command.addAll(
                    rung.audioKbps() == 0 ? List.of("-an") : List.of("-c:a", "aac", "-b:a", rung.audioKbps() + "k"));
            command.addAll(List.of("-f", "null", "-"));
            measured.put(rung.text(), Math.max(0, cores(command) - decoding));
            step++;
        }
    }

    /** Moving, and with some noise, as cameras have it: a still picture would cost next to nothing. */
    private void make(Footage footage, Path file) {
        String picture = "testsrc2=size=" + footage.width() + "x" + footage.height() + ":rate=" + footage.frameRate()
                + ",noise=alls=6:allf=t";
        run(List.of(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=48000",
                "-t",
                Integer.toString(SECONDS),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-g",
                Integer.toString(footage.frameRate()),
                "-b:v",
                "6M",
                "-c:a",
                "aac",
                file.toString()));
    }

    private double cores(List<String> options) {
        Matcher bench = BENCH.matcher(run(options).errors());
        if (!bench.find()) {
            throw new IllegalStateException("FFmpeg does not tell how long it has worked");
        }
        return (Double.parseDouble(bench.group(1)) + Double.parseDouble(bench.group(2))) / SECONDS;
    }

    private ProgramResult run(List<String> options) {
        List<String> command = Stream.concat(
                        Stream.of("nice", "-n", "19", "ffmpeg", "-hide_banner", "-nostdin", "-nostats", "-benchmark"),
                        options.stream())
                .toList();
        try {
            ProgramResult result = programs.run(command, LIMIT);
            if (!result.succeeded()) {
                throw new IllegalStateException(result.errors()
                        .lines()
                        .filter(line -> line.contains("rror") || line.contains("annot"))
                        .findFirst()
                        .orElse("FFmpeg has ended with " + result.exitCode()));
            }
            return result;
        } catch (ProgramException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Measurement at(
            Measurement of, int step, @Nullable String rung, boolean over, @Nullable String failure) {
        return new Measurement(of.profile(), of.name(), of.since(), step, of.steps(), rung, over, failure);
    }
}
