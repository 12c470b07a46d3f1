package io.vitrine.nodes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An application of nginx-rtmp that has nothing to do with sellers: whoever is in its networks publishes without a key, and
 * nginx itself writes what browsers play, below {@code /rtmp/<name>/}.
 *
 * @param name lower-case letters and digits, beginning with a letter; at most 32
 * @param publishers the networks (CIDR) from which may be published; at least one
 * @param hls whether {@code /rtmp/<name>/hls/<stream>/index.m3u8} is written
 * @param dash whether {@code /rtmp/<name>/dash/<stream>/index.mpd} is written
 * @param fragmentSeconds how long a segment is, seconds ({@code hls_fragment}, {@code dash_fragment}); cuts are made at
 *     keyframes only
 */
public record RtmpApplication(String name, List<String> publishers, boolean hls, boolean dash, int fragmentSeconds) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");
    private static final int MOST_NETWORKS = 100;
    /** nginx-rtmp's default playlist holds six of its default segments. */
    private static final int SEGMENTS = 6;

    /** @throws NodeOptionsException naming the first field that cannot be, without the application's place */
    public RtmpApplication {
        if (!NAME.matcher(name).matches()) {
            throw new NodeOptionsException("name", "configuration.name", name);
        }
        publishers = List.copyOf(publishers);
        if (publishers.isEmpty() || publishers.size() > MOST_NETWORKS) {
            throw new NodeOptionsException("publishers", "configuration.publishers", name);
        }
        for (String network : publishers) {
            if (!EdgeRules.isNetwork(network)) {
                throw new NodeOptionsException("publishers", "limits.network", network);
            }
        }
        if (!hls && !dash) {
            throw new NodeOptionsException("hls", "configuration.output", name);
        }
        NodeOptions.range("fragmentSeconds", fragmentSeconds, 1, 30);
    }

    /** How much a playlist holds, seconds. */
    public int playlistSeconds() {
        return SEGMENTS * fragmentSeconds;
    }
}
