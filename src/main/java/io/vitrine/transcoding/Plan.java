package io.vitrine.transcoding;

import io.vitrine.packaging.RenditionSpec;
import io.vitrine.packaging.StreamSpec;
import io.vitrine.profiles.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one FFmpeg is to make of a source.
 *
 * @param nodeFull whether the ladder was left out because the machine has no room for it
 */
record Plan(List<Rung> rungs, boolean hasAudio, boolean copyAudio, Duration part, boolean nodeFull) {

    /** What an encoder may send at most, for the playlists until the source is measured; bit/s. */
    private static final long SOURCE_BITRATE = 6_000_000;

    private static final long AUDIO_BITRATE = 160_000;

    /**
     * @param ladder best first; empty for the source only
     * @param room whether the machine has room for these rungs
     */
    static Plan of(Source source, List<Rung> ladder, Predicate<List<Rung>> room, Duration part) {
        List<Rung> wanted = ladder.stream().filter(source::carries).toList();
        boolean full = !wanted.isEmpty() && !room.test(wanted);
        return new Plan(full ? List.of() : wanted, source.audioCodec() != null, source.hasAac(), part, full);
    }

    List<String> renditions() {
        return renditionSpecs().stream().map(RenditionSpec::name).toList();
    }

    StreamSpec stream(String id) {
        return new StreamSpec(id, part, renditionSpecs());
    }

    /** A quarter more than its encoder is asked for, for what the container takes. */
    private static long audio(Rung rung) {
        return rung.audioKbps() == 0 ? AUDIO_BITRATE : rung.audioKbps() * 1250L;
    }

    private List<RenditionSpec> renditionSpecs() {
        List<RenditionSpec> specs = new ArrayList<>();
        specs.add(new RenditionSpec(RenditionSpec.SOURCE, SOURCE_BITRATE + AUDIO_BITRATE));
        rungs.forEach(rung -> specs.add(new RenditionSpec(rung.name(), rung.kbps() * 1000L + audio(rung))));
        return specs;
    }
}
