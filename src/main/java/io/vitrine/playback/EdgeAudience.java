package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.shared.PublicId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the pages connected to the edge's feed: those of the broadcast and those of its channel together. nchan's own
 * count lags behind between its workers for as long as nothing at all is published; a show on air publishes its parts.
 */
@Component
class EdgeAudience implements Audience {

    private final Broadcasts broadcasts;
    private final EdgePublisher edge;
    private final ShowFeed feed;
    private final JsonMapper json;
    private final Map<PublicId, Integer> watching = new ConcurrentHashMap<>();

    EdgeAudience(Broadcasts broadcasts, EdgePublisher edge, ShowFeed feed, JsonMapper json) {
        this.broadcasts = broadcasts;
        this.edge = edge;
        this.feed = feed;
        this.json = json;
    }

    @Override
    public int watching(PublicId show) {
        return watching.getOrDefault(show, 0);
    }

    @Override
    public CompletableFuture<@Nullable Integer> connections() {
        return edge.subscribers();
    }

    @Scheduled(fixedDelayString = "${vitrine.playback.audience-interval:2s}")
    void count() {
        List<BroadcastView> onAir = broadcasts.onAir();
        watching.keySet()
                .retainAll(onAir.stream()
                        .flatMap(show -> Stream.of(show.publicId(), show.channelPublicId()))
                        .toList());
        onAir.forEach(this::count);
    }

    private void count(BroadcastView show) {
        CompletableFuture<@Nullable String> own = edge.describe(EdgeShowFeed.channelOf(show.feed()));
        if (!show.listing().isListed()) {
            var unused = own.thenAccept(pages -> {
                if (pages != null) {
                    note(show, subscribers(pages));
                }
            });
            return;
        }
        CompletableFuture<@Nullable String> ofChannel = edge.describe(EdgeShowFeed.channelOf(show.channelPublicId()));
        var unused = own.thenAcceptBoth(ofChannel, (one, other) -> {
            // An edge that does not answer for a moment has not lost its viewers.
            if (one != null && other != null) {
                note(show, subscribers(one) + subscribers(other));
            }
        });
    }

    private void note(BroadcastView show, int viewers) {
        Integer before = watching.put(show.publicId(), viewers);
        if (show.listing().isListed()) {
            watching.put(show.channelPublicId(), viewers);
        }
        if (before == null || before != viewers) {
            feed.send(show, "{\"type\":\"viewers\",\"viewers\":" + viewers + "}");
        }
    }

    private int subscribers(String description) {
        try {
            return json.readTree(description).path("subscribers").asInt(0);
        } catch (JacksonException malformed) {
            return 0;
        }
    }
}
