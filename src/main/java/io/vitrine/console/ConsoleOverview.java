package io.vitrine.console;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.monitoring.Condition;
import io.vitrine.transcoding.Transcodings.Capacity;
import java.util.List;

/**
 * How the installation is doing.
 *
 * @param wall what viewers can see
 * @param condition of all parts of the installation
 * @param ingestRuns whether the nginx that takes the sellers' streams is there
 */
record ConsoleOverview(
        List<WallCard> wall,
        Condition condition,
        boolean ingestRuns,
        Capacity capacity,
        int publishing,
        int watching,
        long sellers,
        List<BroadcastView> upcoming) {}
