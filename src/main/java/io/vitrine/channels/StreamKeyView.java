package io.vitrine.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a stream key without showing the key.
 *
 * @param graceUntil until when the key that this one replaced is still accepted; null if it is not
 * @param lastUsedFrom the network address of the encoder that last used it
 */
public record StreamKeyView(
        KeySlot slot,
        Instant createdAt,
        @Nullable Instant graceUntil,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {}
