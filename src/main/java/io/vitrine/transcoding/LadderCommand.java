package io.vitrine.transcoding;

import io.vitrine.packaging.RenditionSpec;
import io.vitrine.profiles.Rung;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The FFmpeg command that pulls a stream once, decodes it once, and sends a copy and a ladder to the packager.
 *
 * <p>Accepted by FFmpeg 4.4, 5.1 and 6.1.
 *
 * @param rungs best first; empty to copy only
 * @param hasAudio whether there is any
 * @param copyAudio whether browsers play the audio as it comes
 * @param targets by name of rendition, where to PUT it
 */
record LadderCommand(
        String source, List<Rung> rungs, boolean hasAudio, boolean copyAudio, Duration part, Map<String, URI> targets) {

    /** A fragment ends with the first frame that reaches its duration: aim a little short of the part. */
    private static final Duration SHORT_OF_PART = Duration.ofMillis(8);

    private static final int AUDIO_KBPS = 128;

    List<String> toList() {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin"));
        command.addAll(List.of("-loglevel", "repeat+level+info", "-nostats"));
        command.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5"));
        command.addAll(Rung.devices(rungs));
        command.addAll(input());
        if (!rungs.isEmpty()) {
            command.addAll(List.of("-filter_complex", filters()));
        }
        command.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?", "-c:v", "copy"));
        command.addAll(output(RenditionSpec.SOURCE, 0));
        for (Rung rung : rungs) {
            command.addAll(List.of("-map", "[" + rung.name() + "]", "-map", "0:a:0?"));
            command.addAll(rung.video());
            command.addAll(output(rung.name(), rung.audioKbps()));
        }
        return command;
    }

    private List<String> input() {
        // Not "-fflags nobuffer": it throws away what the analysis has read, which is the first keyframe, and the
        // picture
        // would begin with the second.
        List<String> input = new ArrayList<>(List.of("-flags", "low_delay", "-fpsprobesize", "0"));
        // Sound comes at once and the picture from its next keyframe on, so the analysis may have to last for a whole
        // group of pictures; it ends by itself as soon as both are known. FLV always promises both, so without sound it
        // would last to its limit.
        input.addAll(List.of("-probesize", "20000000", "-analyzeduration", hasAudio ? "15000000" : "1"));
        // No output then begins before zero and has to be shifted: their times stay the same in all renditions.
        input.addAll(List.of("-itsoffset", "1"));
        input.addAll(List.of("-rw_timeout", "15000000", "-i", source));
        return input;
    }

    private String filters() {
        String split = IntStream.range(0, rungs.size())
                .mapToObj(i -> "[in" + i + "]")
                .collect(Collectors.joining("", "[0:v:0]split=" + rungs.size(), ""));
        String scales = IntStream.range(0, rungs.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "[in%d]%s[%s]",
                        i,
                        rungs.get(i).filters(),
                        rungs.get(i).name()))
                .collect(Collectors.joining(";"));
        return split + ";" + scales;
    }

    /** @param audioKbps 0 for the source's own sound, as far as browsers play it */
    private List<String> output(String rendition, int audioKbps) {
        List<String> output = new ArrayList<>(
                copyAudio && audioKbps == 0
                        ? List.of("-c:a", "copy")
                        : List.of("-c:a", "aac", "-ac", "2", "-b:a", (audioKbps == 0 ? AUDIO_KBPS : audioKbps) + "k"));
        output.addAll(List.of("-f", "mp4", "-movflags"));
        // frag_discont keeps the tracks' own first times; without it each would begin at zero, and lips would be off.
        output.add("empty_moov+default_base_moof+frag_keyframe+skip_trailer+frag_discont");
        output.addAll(List.of("-use_editlist", "0", "-avoid_negative_ts", "make_non_negative"));
        // A track that pauses holds up the other for half a second only.
        output.addAll(List.of("-max_interleave_delta", "500000"));
        output.addAll(List.of(
                "-frag_duration", Long.toString(part.minus(SHORT_OF_PART).toNanos() / 1000)));
        URI target = targets.get(rendition);
        if (target == null) {
            throw new IllegalArgumentException("No target for the rendition " + rendition);
        }
        output.addAll(List.of("-flush_packets", "1", "-method", "PUT", target.toString()));
        return output;
    }
}
