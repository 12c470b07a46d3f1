package io.vitrine.packaging;

import java.util.List;

/** Hears of every playlist a viewer can wait for. Called in order for each rendition; must not block. */
public interface PlaylistListener {

    /**
     * A media playlist that answers blocking reloads can be given now.
     *
     * @param answers the requests of the last two segments that it answers, those too that an older one has answered
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
