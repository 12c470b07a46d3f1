package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.channels.KeySlot;
import io.vitrine.channels.StreamKeyView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream key.
 *
 * @param graceUntil until when the key that this one replaced is still accepted
 * @param lastUsedFrom the network address of the encoder that last used it
 * @param key itself; only in the answer to what made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyAnswer(
        KeySlot slot,
        Instant createdAt,
        @Nullable Instant graceUntil,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom,
        @Nullable String key) {

    static KeyAnswer of(StreamKeyView key) {
        return new KeyAnswer(key.slot(), key.createdAt(), key.graceUntil(), key.lastUsedAt(), key.lastUsedFrom(), null);
    }

    KeyAnswer with(String told) {
        return new KeyAnswer(slot, createdAt, graceUntil, lastUsedAt, lastUsedFrom, told);
    }

    /** For logs, which a key never gets into. */
    @Override
    public String toString() {
        return "key " + slot + " of " + createdAt;
    }
}
