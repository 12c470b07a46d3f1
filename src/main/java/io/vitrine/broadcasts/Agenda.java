package io.vitrine.broadcasts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which of a channel's broadcasts comes first. */
final class Agenda {

    /** On air, then in preview, then the next planned; those without a time come before those with one. */
    static final Comparator<Broadcast> ORDER = Comparator.<Broadcast>comparingInt(Agenda::rank)
            .thenComparing(Broadcast::plannedStart, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** An encoder that connects so long before a planned start is meant for it: people test early. */
    private static final Duration EARLY = Duration.ofHours(2);

    /** And so long after: people are late. */
    private static final Duration LATE = Duration.ofHours(12);

    private Agenda() {}

    /** The broadcast that an encoder which connects now is meant for. */
    static Optional<Broadcast> meant(List<Broadcast> open, Instant now) {
        return open.stream().filter(broadcast -> isMeant(broadcast, now)).min(ORDER);
    }

    static boolean isMeant(Broadcast broadcast, Instant now) {
        Instant start = broadcast.plannedStart();
        return broadcast.phase() != Phase.SCHEDULED
                || start == null
                || (start.minus(EARLY).isBefore(now) && start.plus(LATE).isAfter(now));
    }

    /** Planned so long ago that nobody expects it any more. */
    static boolean isForgotten(Broadcast broadcast, Instant now) {
        Instant start = broadcast.plannedStart();
        return broadcast.phase() == Phase.SCHEDULED
                && start != null
                && !start.plus(LATE).isAfter(now);
    }

    private static int rank(Broadcast broadcast) {
        return switch (broadcast.phase()) {
            case LIVE, INTERRUPTED -> 0;
            case PREVIEW -> 1;
            case SCHEDULED -> broadcast.isAdHoc() ? 2 : 3;
            case ENDED, CANCELLED, BLOCKED -> 4;
        };
    }
}
