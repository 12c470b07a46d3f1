package io.vitrine.limits;

/**
 * What an administrator limits.
 *
 * @param publish from where encoders may publish
 * @param play from where viewers may watch
 * @param mostKbps what an encoder may send, kbit/s; 0 for any
 * @param mostLines the shorter side of the picture it may send, in pixels; 0 for any
 * @param showViewers how many may watch one show; 0 for any
 * @param sellerShows how many encoders of one shop may be connected at once, unless the shop has a limit of its own; 0 for
 *     any
 * @param mbps what the edge of a node may send, Mbit/s, before new viewers are turned away; 0 for any
 * @param connections how many requests for media and feeds the edge of a node serves at once; 0 for any
 */
public record SiteLimits(
        Access publish,
        Access play,
        int mostKbps,
        int mostLines,
        int sellerShows,
        int showViewers,
        int mbps,
        int connections) {

    static final int MOST_SHOWS = 1_000;

    /** bit/s for each kbit/s. */
    private static final long TOLERATED = 1_100;

    public static final SiteLimits NONE = new SiteLimits(Access.ALL, Access.ALL, 0, 0, 0, 0, 0, 0);

    public SiteLimits {
        check("mostKbps", mostKbps, 100, 1_000_000);
        check("mostLines", mostLines, 120, 8_192);
        check("sellerShows", sellerShows, 1, MOST_SHOWS);
        check("mbps", mbps, 1, 1_000_000);
        check("showViewers", showViewers, 1, 10_000_000);
        check("connections", connections, 10, 1_000_000);
    }

    /** @param bitrate bit/s; a tenth more than the limit is still as much */
    public boolean isTooMuch(long bitrate) {
        return mostKbps > 0 && bitrate > mostKbps * TOLERATED;
    }

    public boolean isTooLarge(int width, int height) {
        return mostLines > 0 && Math.min(width, height) > mostLines;
    }

    private static void check(String field, int value, int least, int most) {
        if (value != 0 && (value < least || value > most)) {
            throw new LimitsException(field, "limits.range", least + "–" + most);
        }
    }
}
