package io.vitrine.studio;

import io.vitrine.ingest.Signals.Signal;
import io.vitrine.limits.SiteLimits;
import io.vitrine.studio.Finding.Level;
import io.vitrine.studio.Finding.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of a signal that goes beyond what the site allows, before its encoder is disconnected for it. */
final class CeilingHealth {

    private CeilingHealth() {}

    /** What was found otherwise, and what is beyond the limits before it. */
    static List<Finding> before(List<Finding> others, @Nullable Signal signal, SiteLimits limits) {
        List<Finding> findings = new ArrayList<>();
        if (signal != null && limits.isTooMuch(signal.bitrate())) {
            findings.add(Finding.bad(
                    Measure.BITRATE, "studio.health.ceiling.bitrate", signal.bitrate() / 1000, limits.mostKbps()));
        }
        if (signal != null && limits.isTooLarge(signal.width(), signal.height())) {
            findings.add(Finding.bad(
                    Measure.RESOLUTION,
                    "studio.health.ceiling.resolution",
                    signal.width(),
                    signal.height(),
                    limits.mostLines()));
        }
        if (findings.isEmpty()) {
            return others;
        }
        others.stream().filter(finding -> finding.level() != Level.OK).forEach(findings::add);
        return List.copyOf(findings);
    }
}
