package io.vitrine.support;

import io.vitrine.accounts.SellerId;
import io.vitrine.channels.ChannelId;
import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.Channels;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Holds the channels a test puts into it, for reading. */
public final class StubChannels implements Channels {

    public final List<ChannelView> views = new CopyOnWriteArrayList<>();

    @Override
    public Optional<ChannelView> find(ChannelId channel) {
        return views.stream().filter(view -> view.id().equals(channel)).findFirst();
    }

    @Override
    public Optional<ChannelView> find(PublicId publicId) {
        return views.stream().filter(view -> view.publicId().equals(publicId)).findFirst();
    }

    @Override
    public List<ChannelView> findAll(Collection<ChannelId> channels) {
        return views.stream().filter(view -> channels.contains(view.id())).toList();
    }

    @Override
    public ChannelView create(SellerId seller, ChannelSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChannelView change(ChannelId channel, ChannelSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChannelView> ofSeller(SellerId seller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ban(ChannelId channel, String reason, @Nullable Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void liftBan(ChannelId channel) {
        throw new UnsupportedOperationException();
    }
}
