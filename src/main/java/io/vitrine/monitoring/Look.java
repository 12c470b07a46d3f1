package io.vitrine.monitoring;

import io.vitrine.monitoring.DiskCheck.Space;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was seen at one time.
 *
 * @param disks by what lies there
 */
record Look(Instant at, List<Show> shows, Map<String, Space> disks) {

    Space space(String folder) {
        return disks.getOrDefault(folder, new Space(0, 0));
    }

    int viewers() {
        return shows.stream().mapToInt(Show::watching).sum();
    }
}
