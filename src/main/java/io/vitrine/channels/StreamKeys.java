package io.vitrine.channels;

import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, shows, rotates and recognises stream keys. */
public interface StreamKeys {

    /**
     * Recognises a key, in constant time.
     *
     * @param named the channel the encoder named, in {@code <public id>?key=<key>}; null if it sent the key alone
     */
    KeyVerdict recognise(Secret presented, @Nullable PublicId named);

    /** Remembers when and from where a key was last used. */
    void used(ChannelId channel, KeySlot slot, String address);

    List<StreamKeyView> of(ChannelId channel);

    /** The key in the clear, for its owner. */
    Secret show(ChannelId channel, KeySlot slot);

    /**
     * Replaces the key.
     *
     * @param grace how long the replaced key is still accepted; zero to refuse it from now on
     * @return the new key
     */
    Secret rotate(ChannelId channel, KeySlot slot, Duration grace);
}
