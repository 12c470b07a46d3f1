package io.vitrine.channels;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps channels: their settings, and whether they may publish. */
public interface Channels {

    /**
     * Creates a channel with both stream keys.
     *
     * @throws ChannelException if the shop is not verified
     */
    ChannelView create(SellerId seller, ChannelSettings settings);

    ChannelView change(ChannelId channel, ChannelSettings settings);

    Optional<ChannelView> find(ChannelId channel);

    Optional<ChannelView> find(PublicId publicId);

    List<ChannelView> findAll(Collection<ChannelId> channels);

    List<ChannelView> ofSeller(SellerId seller);

    /** @param until when the ban ends by itself; null until it is lifted */
    void ban(ChannelId channel, String reason, @Nullable Instant until);

    void liftBan(ChannelId channel);
}
