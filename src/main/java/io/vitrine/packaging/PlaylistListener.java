package io.vitrine.packaging;

import java.util.List;

/** Hears of every playlist a viewer can wait for. Called in order for each rendition; must not block. */
public interface PlaylistListener {

    /**
     * A media playlist that answers blocking reloads can be given now.
     *
     * @param answers the requests it answers; the first part of a segment answers who waits for the end of the last, too
     */
    void available(String stream, String rendition, List<Position> answers, String playlist);

    /**
     * What a blocking reload asks for.
     *
     * @param msn {@code _HLS_msn}
     * @param part {@code _HLS_part}; -1 for a request without one (the whole segment)
     */
    record Position(long msn, int part) {}
}
