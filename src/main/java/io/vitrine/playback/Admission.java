package io.vitrine.playback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a show is watched.
 *
 * @param playlist the path of the multivariant playlist, from which players find all else
 * @param first the paths that a player asks for first: that playlist, and the one of the source, with which it begins
 *     unless it remembers a slow network
 * @param until when the address expires; null if it does not
 */
public record Admission(
        String playlist, List<String> first, @Nullable Instant until) {

    static Admission below(String folder, @Nullable Instant until) {
        return new Admission(folder + "/main.m3u8", List.of(folder + "/main.m3u8", folder + "/source.m3u8"), until);
    }
}
