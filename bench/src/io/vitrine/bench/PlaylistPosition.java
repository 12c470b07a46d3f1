package io.vitrine.bench;

/**
 * What a low-latency player asks for next.
 *
 * @param segment its media sequence number
 * @param part its number within the segment
 */
record PlaylistPosition(long segment, int part) {

    private static final String FIRST = "#EXT-X-MEDIA-SEQUENCE:";

    /** The part that this playlist does not have yet. */
    static PlaylistPosition after(String playlist) {
        long segment = 0;
        int part = 0;
        for (String line : playlist.lines().toList()) {
            if (line.startsWith(FIRST)) {
                segment = Long.parseLong(line.substring(FIRST.length()).strip());
            } else if (line.startsWith("#EXTINF")) {
                segment++;
                part = 0;
            } else if (line.startsWith("#EXT-X-PART:")) {
                part++;
            }
        }
        return new PlaylistPosition(segment, part);
    }

    String query() {
        return "?_HLS_msn=" + segment + "&_HLS_part=" + part;
    }
}
