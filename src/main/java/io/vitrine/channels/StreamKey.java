package io.vitrine.channels;

import io.vitrine.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that was given out: the current one of its slot, or one that was replaced. A replaced key keeps its digest, so
 * that whoever still uses it can be told so, and loses its sealed copy.
 */
@Entity
@Table(name = "stream_keys")
class StreamKey {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private KeySlot slot;

    private String digest;
    private @Nullable String sealed;
    private @Nullable String currentOf;
    private @Nullable Instant acceptedUntil;
    private Instant createdAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable String lastUsedFrom;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected StreamKey() {}

    StreamKey(Channel channel, KeySlot slot, String digest, String sealed, Instant now) {
        this.id = Ids.next();
        this.channel = channel;
        this.slot = slot;
        this.digest = digest;
        this.sealed = sealed;
        this.currentOf = place(channel.id(), slot);
        this.createdAt = now;
    }

    /** Names the slot of a channel, of which there is one current key. */
    static String place(ChannelId channel, KeySlot slot) {
        return channel + ":" + slot;
    }

    void replace(Instant acceptedUntil) {
        this.currentOf = null;
        this.sealed = null;
        this.acceptedUntil = acceptedUntil;
    }

    Channel channel() {
        return channel;
    }

    KeySlot slot() {
        return slot;
    }

    @Nullable
    String sealed() {
        return sealed;
    }

    @Nullable
    Instant acceptedUntil() {
        return acceptedUntil;
    }

    /** @param graceUntil until when the key before this one is accepted */
    StreamKeyView view(@Nullable Instant graceUntil) {
        return new StreamKeyView(slot, createdAt, graceUntil, lastUsedAt, lastUsedFrom);
    }
}
