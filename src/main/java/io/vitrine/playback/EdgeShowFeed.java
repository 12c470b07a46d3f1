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
        PublicId channel = show.channelPublicId();
        // What is not for everybody is told to its own pages only.
        String pages = show.listing().isListed()
                ? channelOf(show.publicId()) + "," + channelOf(channel) + "," + uncountedOf(channel)
                : channelOf(show.feed());
        post(channel, pages + "," + deskOf(channel), json);
    }

    @Override
    public void sendToDesk(BroadcastView show, String json) {
        post(show.channelPublicId(), deskOf(show.channelPublicId()), json);
    }

    /** What overlays hear of viewers' pages; nobody who listens to it is counted as a viewer. */
    private static String uncountedOf(PublicId channel) {
        return "uncounted:" + channel;
    }

    private static String deskOf(PublicId channel) {
        return "desk:" + channel;
    }

    private void post(PublicId channel, String pages, String json) {
        CompletableFuture<@Nullable Void> sent = last.compute(
                channel,
                (same, before) -> before == null || before.isDone()
                        ? edge.post(pages, "application/json", json)
                        : before.thenCompose(done -> edge.post(pages, "application/json", json)));
        var unused = sent.whenComplete((done, failure) -> last.remove(channel, sent));
    }
}
