package io.vitrine.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the installation is doing.
 *
 * @param at when it was looked at last; null before the first time
 * @param findings at least one of all that there is here, in the order of {@link Watched}
 */
public record Report(@Nullable Instant at, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** The worst of all. */
    public Condition condition() {
        return worst(findings.stream());
    }

    /** Up, if it is not known or not here. */
    Condition condition(Watched of) {
        return worst(findings(of).stream());
    }

    List<Finding> findings(Watched of) {
        return findings.stream().filter(finding -> finding.of() == of).toList();
    }

    private static Condition worst(Stream<Finding> findings) {
        return findings.map(Finding::condition).reduce(Condition.UP, Condition::worse);
    }
}
