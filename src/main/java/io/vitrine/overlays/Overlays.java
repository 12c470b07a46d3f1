package io.vitrine.overlays;

import io.vitrine.channels.ChannelId;
import io.vitrine.shared.Secret;
import java.time.Instant;
import java.util.Optional;

/** Keeps the keys of overlays: one for each channel, of which only a digest is stored. */
public interface Overlays {

    /** Makes a key of 160 random bits; one that the channel had before ends. */
    Secret make(ChannelId channel);

    /** Ends the channel's key: overlays with it show nothing any more. */
    void revoke(ChannelId channel);

    /** When the channel's key was made; empty if it has none. */
    Optional<Instant> madeAt(ChannelId channel);

    /** The channel of a key; empty if it is no key now. */
    Optional<ChannelId> channelOf(Secret key);
}
