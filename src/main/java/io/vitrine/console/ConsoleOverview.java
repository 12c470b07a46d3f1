package io.vitrine.console;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.Transcodings.Capacity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the installation is doing.
 *
 * @param ingestRuns whether the nginx that takes the sellers' streams is there
 */
record ConsoleOverview(
        List<OnAir> onAir,
        boolean ingestRuns,
        Capacity capacity,
        int publishing,
        int watching,
        long sellers,
        List<BroadcastView> upcoming) {

    /** A broadcast that viewers can see. */
    record OnAir(
            BroadcastView broadcast,
            String shop,
            String channel,
            int watching,
            @Nullable TranscodingStatus transcoding) {}
}
