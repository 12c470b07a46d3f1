package io.vitrine.profiles;

import io.vitrine.process.ProgramException;
import io.vitrine.process.ProgramResult;
import io.vitrine.process.Programs;
import io.vitrine.shared.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks FFmpeg which encoders it has, and has each make some pictures, exactly as a show would.
 *
 * <p>Distributions build FFmpeg with all encoders, whatever the machine has: only trying tells. Nothing is tried at the
 * start of the application, but when somebody looks, or a show wants one.
 */
@Component
class FfmpegEncoders implements Encoders {

    private static final Logger log = LoggerFactory.getLogger(FfmpegEncoders.class);
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int MOST_OF_REASON = 200;

    private final Programs programs;
    private @Nullable List<Finding> found;

    FfmpegEncoders(Programs programs) {
        this.programs = programs;
    }

    @Override
    public synchronized List<Finding> findings() {
        List<Finding> findings = found;
        if (findings == null) {
            Set<String> listed = listed();
            findings = Arrays.stream(Encoder.values())
                    .map(encoder -> listed.contains(encoder.codec())
                            ? new Finding(encoder, true, reason(encoder))
                            : new Finding(encoder, false, null))
                    .toList();
            found = findings;
            log.info(
                    "Encoders that work here: {}",
                    findings.stream()
                            .filter(Finding::works)
                            .map(Finding::encoder)
                            .toList());
        }
        return findings;
    }

    @Override
    public synchronized void tryAgain() {
        found = null;
        findings();
    }

    @Override
    public List<Rung> workable(List<Rung> rungs) {
        if (rungs.stream().noneMatch(rung -> rung.preset().encoder().isHardware())) {
            return rungs;
        }
        Set<Encoder> working =
                findings().stream().filter(Finding::works).map(Finding::encoder).collect(Collectors.toSet());
        return rungs.stream()
                .map(rung -> !rung.preset().encoder().isHardware()
                                || working.contains(rung.preset().encoder())
                        ? rung
                        : byProcessor(rung))
                .toList();
    }

    private static Rung byProcessor(Rung rung) {
        log.warn(
                "The processor makes {}, since {} does not work here",
                rung.name(),
                rung.preset().encoder());
        return new Rung(rung.height(), rung.frameRate(), rung.kbps(), Preset.X264_VERYFAST, rung.audioKbps());
    }

    private Set<String> listed() {
        try {
            // " V....D libx264              libx264 H.264 / AVC (codec h264)"
            return programs.run(List.of("ffmpeg", "-hide_banner", "-loglevel", "error", "-encoders"), LIMIT)
                    .output()
                    .lines()
                    .map(line -> line.strip().split("\\s+", 3))
                    .filter(words -> words.length > 1 && words[0].startsWith("V"))
                    .map(words -> words[1])
                    .collect(Collectors.toSet());
        } catch (ProgramException e) {
            log.warn("FFmpeg cannot be asked for its encoders: {}", e.getMessage());
            return Set.of();
        }
    }

    private @Nullable String reason(Encoder encoder) {
        Rung rung = new Rung(360, 0, 500, cheapest(encoder), 0);
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error"));
        command.addAll(encoder.device());
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30"));
        command.addAll(List.of("-frames:v", "5", "-vf", rung.filters()));
        command.addAll(rung.video());
        command.addAll(List.of("-f", "null", "-"));
        try {
            ProgramResult result = programs.run(command, LIMIT);
            return result.succeeded() ? null : said(result.errors());
        } catch (ProgramException e) {
            return PlainText.cleaned(String.valueOf(e.getMessage()), MOST_OF_REASON);
        }
    }

    private static Preset cheapest(Encoder encoder) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.encoder() == encoder)
                .findFirst()
                .orElseThrow();
    }

    /** The first thing that FFmpeg complains of is the cause of what follows; without whose it is, "[name @ 0x55]". */
    private static String said(String errors) {
        return errors.lines()
                .map(line -> PlainText.cleaned(line.replaceFirst("^\\[[^\\]]*\\]\\s*", ""), MOST_OF_REASON))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("FFmpeg has ended without a word");
    }
}
