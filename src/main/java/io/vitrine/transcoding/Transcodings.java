package io.vitrine.transcoding;

import io.vitrine.broadcasts.BroadcastId;
import java.util.List;
import java.util.Optional;

/** Tells how the transcoding of a broadcast goes. */
public interface Transcodings {

    Optional<TranscodingStatus> of(BroadcastId broadcast);

    /** What FFmpeg said last, oldest first, with secrets masked. */
    List<LogLine> log(BroadcastId broadcast);

    /** How many broadcasts get a ladder now, and how many could. */
    Capacity capacity();

    /** @param budget how many processors ladders may take together */
    record Capacity(int ladders, int most, double budget) {}
}
