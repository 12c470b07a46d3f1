package io.vitrine.packaging;

/** Hears of every playlist a viewer can wait for. Called in order for each rendition; must not block. */
public interface PlaylistListener {

    /**
     * A media playlist that answers a blocking reload can be given now.
     *
     * @param msn the {@code _HLS_msn} it answers
     * @param part the {@code _HLS_part} it answers; -1 for a request without one (the whole segment)
     */
    void available(String stream, String rendition, long msn, int part, String playlist);
}
