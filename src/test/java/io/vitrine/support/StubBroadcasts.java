package io.vitrine.support;

import io.vitrine.broadcasts.BroadcastId;
import io.vitrine.broadcasts.BroadcastView;
import io.vitrine.broadcasts.Broadcasts;
import io.vitrine.broadcasts.Phase;
import io.vitrine.broadcasts.ShowPlan;
import io.vitrine.channels.ChannelId;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Holds the broadcasts a test puts into it, for reading. */
public final class StubBroadcasts implements Broadcasts {

    public final List<BroadcastView> views = new CopyOnWriteArrayList<>();

    @Override
    public Optional<BroadcastView> find(PublicId publicId) {
        return views.stream().filter(view -> view.publicId().equals(publicId)).findFirst();
    }

    @Override
    public Optional<BroadcastView> current(ChannelId channel) {
        return views.stream().filter(view -> view.channel().equals(channel)).findFirst();
    }

    @Override
    public List<BroadcastView> onAir() {
        return views.stream().filter(view -> view.phase().isOnAir()).toList();
    }

    @Override
    public List<BroadcastView> upcoming(int most) {
        return views.stream()
                .filter(view -> view.phase() == Phase.SCHEDULED)
                .limit(most)
                .toList();
    }

    @Override
    public BroadcastView schedule(ChannelId channel, String title, @Nullable Instant plannedStart) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView schedule(ChannelId channel, ShowPlan plan) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView replan(BroadcastId broadcast, ShowPlan plan) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView takeBackAddresses(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView changePasscode(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<BroadcastView> shown(ChannelId channel) {
        return current(channel).filter(view -> view.listing().isListed());
    }

    @Override
    public List<BroadcastId> firstPaid() {
        return List.of();
    }

    @Override
    public BroadcastView rename(BroadcastId broadcast, String title) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView goLive(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView end(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView cancel(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView block(BroadcastId broadcast, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastView liftBlock(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pictureReady(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pictureLost(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<BroadcastView> find(BroadcastId broadcast) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<BroadcastView> findByMedia(PublicId mediaId) {
        return views.stream().filter(view -> view.mediaId().equals(mediaId)).findFirst();
    }

    @Override
    public List<BroadcastView> blocked(ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BroadcastView> ofChannel(ChannelId channel, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BroadcastView> page(
            Collection<ChannelId> channels, @Nullable Phase phase, @Nullable BroadcastId after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BroadcastView> publishing() {
        return views.stream().filter(view -> view.session() != null).toList();
    }
}
