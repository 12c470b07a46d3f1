package io.vitrine.monitoring;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.nodes.IngestStatistics;
import io.vitrine.nodes.IngestStatistics.PublishedStream;
import io.vitrine.nodes.IngestUnreachableException;
import io.vitrine.packaging.Packager;
import io.vitrine.packaging.StreamStatus;
import io.vitrine.playback.Audience;
import io.vitrine.transcoding.Transcodings;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Joins what the modules know of the shows that are on air or have an encoder. */
@Component
class LiveShows {

    private final Broadcasts broadcasts;
    private final IngestStatistics ingest;
    private final Transcodings transcodings;
    private final Packager packager;
    private final Audience audience;
    private Collection<BroadcastView> known = List.of();

    LiveShows(
            Broadcasts broadcasts,
            IngestStatistics ingest,
            Transcodings transcodings,
            Packager packager,
            Audience audience) {
        this.broadcasts = broadcasts;
        this.ingest = ingest;
        this.transcodings = transcodings;
        this.packager = packager;
        this.audience = audience;
    }

    /** Asks the database which shows there are; until the next time they are these. */
    void refresh() {
        Map<BroadcastId, BroadcastView> found = new LinkedHashMap<>();
        Stream.concat(broadcasts.onAir().stream(), broadcasts.publishing().stream())
                .forEach(show -> found.put(show.id(), show));
        known = List.copyOf(found.values());
    }

    /** @param ingestAnswers whether it is worth asking nginx what it carries */
    List<Show> now(boolean ingestAnswers) {
        Map<String, PublishedStream> streams = ingestAnswers && !known.isEmpty() ? streams() : Map.of();
        return known.stream()
                .map(show -> new Show(
                        show,
                        audience.watching(show.publicId()),
                        show.session() == null
                                ? null
                                : streams.get(show.channelPublicId().value()),
                        transcodings.of(show.id()).orElse(null),
                        delay(show)))
                .toList();
    }

    private Map<String, PublishedStream> streams() {
        try {
            return ingest.published().stream()
                    .collect(Collectors.toMap(PublishedStream::name, Function.identity(), (one, other) -> one));
        } catch (IngestUnreachableException e) {
            return Map.of();
        }
    }

    private @Nullable Duration delay(BroadcastView show) {
        return show.session() == null
                ? null
                : packager.status(show.mediaId().value()).stream()
                        .flatMap(status -> status.renditions().stream())
                        .map(StreamStatus.Rendition::delay)
                        .filter(Objects::nonNull)
                        .max(Duration::compareTo)
                        .orElse(null);
    }
}
