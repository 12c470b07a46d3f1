package io.vitrine.studio;

import java.util.List;

/**
 * The seller's channels and broadcasts.
 *
 * @param firstSteps how far a new seller has come on the way to the first stream; a seller who has been on air needs none
 */
record Overview(List<ChannelCard> channels, List<ShowCard> open, List<ShowCard> past, FirstSteps firstSteps) {

    /** The three steps to the first stream. */
    record FirstSteps(boolean wanted, boolean keyUsed, boolean receiving, boolean picture) {}
}
