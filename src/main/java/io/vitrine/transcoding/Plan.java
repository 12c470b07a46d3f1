package io.vitrine.transcoding;

import io.vitrine.packaging.RenditionSpec;
import io.vitrine.packaging.StreamSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one FFmpeg is to make of a source.
 *
 * @param nodeFull whether the ladder was left out because the machine has no room for it
 */
record Plan(List<Rung> rungs, boolean hasAudio, boolean copyAudio, Duration part, boolean nodeFull) {

    /** What an encoder may send at most, for the playlists until the source is measured; bit/s. */
    private static final long SOURCE_BITRATE = 6_000_000;

    private static final long AUDIO_BITRATE = 160_000;

    static Plan of(Source source, List<Rung> ladder, boolean sourceOnly, boolean room, Duration part) {
        List<Rung> wanted =
                sourceOnly ? List.of() : ladder.stream().filter(source::carries).toList();
        boolean full = !wanted.isEmpty() && !room;
        return new Plan(full ? List.of() : wanted, source.audioCodec() != null, source.hasAac(), part, full);
    }

    boolean hasLadder() {
        return !rungs.isEmpty();
    }

    List<String> renditions() {
        return renditionSpecs().stream().map(RenditionSpec::name).toList();
    }

    StreamSpec stream(String id) {
        return new StreamSpec(id, part, renditionSpecs());
    }

    private List<RenditionSpec> renditionSpecs() {
        List<RenditionSpec> specs = new ArrayList<>();
        specs.add(new RenditionSpec(RenditionSpec.SOURCE, SOURCE_BITRATE + AUDIO_BITRATE));
        rungs.forEach(rung -> specs.add(new RenditionSpec(rung.name(), rung.bitrate() * 1000L + AUDIO_BITRATE)));
        return specs;
    }
}
