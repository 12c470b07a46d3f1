package io.vitrine.ingest;

import io.vitrine.nodes.IngestStatistics;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.nodes.IngestUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the last reading of {@code rtmp_stat} for all who ask, and tells from the one before who has gone silent. */
@Component
class Readings {

    private final IngestStatistics statistics;
    private final Clock clock;
    private Reading last = new Reading(Instant.MIN, Map.of());
    private @Nullable Failure failure;

    Readings(IngestStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * The last reading if it is young enough, or a new one.
     *
     * @throws IngestUnreachableException if nginx cannot be read
     */
    synchronized Reading within(Duration age) {
        Instant earliest = clock.instant().minus(age);
        if (last.at().isAfter(earliest)) {
            return last;
        }
        // Those who wait for an nginx that hangs need not find that out one after the other.
        if (failure != null && failure.at().isAfter(earliest)) {
            throw failure.cause();
        }
        try {
            last = read();
            failure = null;
            return last;
        } catch (IngestUnreachableException e) {
            failure = new Failure(clock.instant(), e);
            throw e;
        }
    }

    private Reading read() {
        List<PublishedStream> published = statistics.published();
        Instant now = clock.instant();
        Map<String, Carried> carried = new HashMap<>();
        for (PublishedStream stream : published) {
            carried.put(stream.name(), new Carried(stream, heardAt(stream, now)));
        }
        return new Reading(now, Map.copyOf(carried));
    }

    private Instant heardAt(PublishedStream stream, Instant now) {
        Carried before = last.byName().get(stream.name());
        return before != null
                        && before.stream().clientId() == stream.clientId()
                        && before.stream().bytesIn() == stream.bytesIn()
                ? before.heardAt()
                : now;
    }

    /** What nginx carried at a moment. */
    record Reading(Instant at, Map<String, Carried> byName) {

        Optional<Carried> of(String name, long clientId) {
            return Optional.ofNullable(byName.get(name))
                    .filter(carried -> carried.stream().clientId() == clientId);
        }
    }

    /** @param heardAt when the last reading was that showed new bytes */
    record Carried(PublishedStream stream, Instant heardAt) {

        Duration silentFor(Instant at) {
            return at.isAfter(heardAt) ? Duration.between(heardAt, at) : Duration.ZERO;
        }
    }

    private record Failure(Instant at, IngestUnreachableException cause) {}
}
