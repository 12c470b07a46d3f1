package io.vitrine.playback;

import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.shared.PublicId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends frames to the pages of a show through the edge, each channel's in their order. */
@Component
class EdgeShowFeed implements ShowFeed {

    private final EdgePublisher edge;
    private final ConcurrentMap<PublicId, CompletableFuture<@Nullable Void>> last = new ConcurrentHashMap<>();

    EdgeShowFeed(EdgePublisher edge) {
        this.edge = edge;
    }

    static String channelOf(PublicId show) {
        return "show:" + show;
    }

    @Override
    public void send(BroadcastView show, String json) {
        // What is not for everybody is told to its own pages only.
        String pages = show.listing().isListed()
                ? channelOf(show.publicId()) + "," + channelOf(show.channelPublicId())
                : channelOf(show.feed());
        PublicId channel = show.channelPublicId();
        CompletableFuture<@Nullable Void> sent = last.compute(
                channel,
                (same, before) -> before == null || before.isDone()
                        ? edge.post(pages, "application/json", json)
                        : before.thenCompose(done -> edge.post(pages, "application/json", json)));
        var unused = sent.whenComplete((done, failure) -> last.remove(channel, sent));
    }
}
