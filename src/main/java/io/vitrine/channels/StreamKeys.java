package io.vitrine.channels;

import io.vitrine.shared.PublicId;
import io.vitrine.shared.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, shows, rotates and recognises stream keys. */
public interface StreamKeys {

    /** Recognises keys that came together, each in constant time; the verdicts are in their order. */
    List<KeyVerdict> recognise(List<Presented> presented);

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

    /**
     * A key as an encoder sent it.
     *
     * @param named the channel the encoder named, in {@code <public id>?key=<key>}; null if it sent the key alone
     */
    record Presented(Secret key, @Nullable PublicId named) {}
}
