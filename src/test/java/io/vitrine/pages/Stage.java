package io.vitrine.pages;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.PublishSessions;
import io.vitrine.broadcasts.PublishSessions.Connection;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.ingest.Signals.Signal;
import io.vitrine.transcoding.TranscodingStatus;
import io.vitrine.transcoding.TranscodingStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Brings channels and shows into the states that tests want to look at. */
public class Stage {

    private static final String BOOT = "boot";

    private final Channels channels;
    private final Broadcasts broadcasts;
    private final FakeMedia media;
    private final Clock clock;
    private final PublishSessions sessions;
    private final AtomicLong clients = new AtomicLong();

    Stage(Channels channels, Broadcasts broadcasts, PublishSessions sessions, FakeMedia media, Clock clock) {
        this.sessions = sessions;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.media = media;
        this.clock = clock;
    }

    public ChannelView channel(Person seller) {
        return channels.create(seller.shop(), ChannelSettings.named("Evening ceramics"));
    }

    public BroadcastView planned(ChannelView channel) {
        return broadcasts.schedule(channel.id(), "Kiln opening", null);
    }

    /** An encoder sends what is planned on the channel, and the picture is there. */
    public void carry(ChannelView channel, BroadcastView planned) {
        sessions.open(new Connection(channel.id(), BOOT, clients.incrementAndGet(), "192.0.2.7", "OBS"));
        broadcasts.pictureReady(planned.id());
    }

    /** An encoder sends, and there is no picture yet. */
    public BroadcastView receiving(ChannelView channel) {
        media.signals.put(
                channel.id(),
                new Signal(
                        clock.instant().minusSeconds(60),
                        "192.0.2.7",
                        "OBS",
                        3_200_000,
                        1280,
                        720,
                        30,
                        "H264",
                        "AAC",
                        Duration.ZERO));
        BroadcastView planned = planned(channel);
        media.transcodings.put(
                planned.id(),
                new TranscodingStatus(State.RUNNING, List.of("source", "480p"), false, 0, 1, 30, null, null));
        sessions.open(new Connection(channel.id(), BOOT, clients.incrementAndGet(), "192.0.2.7", "OBS"));
        return now(planned.id());
    }

    public BroadcastView ready(ChannelView channel) {
        BroadcastView receiving = receiving(channel);
        broadcasts.pictureReady(receiving.id());
        return now(receiving.id());
    }

    public BroadcastView live(ChannelView channel) {
        return broadcasts.goLive(ready(channel).id());
    }

    /** The channel's encoder is gone. */
    public void hangUp(ChannelView channel) {
        Connection connection = sessions.openOf(channel.id()).orElseThrow().connection();
        sessions.close(connection.boot(), connection.clientId(), "gone");
        media.signals.remove(channel.id());
    }

    public BroadcastView now(BroadcastId broadcast) {
        return broadcasts.find(broadcast).orElseThrow();
    }
}
