package io.vitrine.api;

import io.vitrine.stage.Sync;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that a program sends.
 *
 * @param name what it is about: 1 to 64 letters, digits, {@code . _ : -}
 * @param sync FRAME, the default: when a viewer's picture is as far; NOW: at once
 * @param mediaAt the time of the picture that it belongs to, within the last 60 s; null for now
 * @param payload any JSON object, at most 1,024 bytes
 */
record EventRequest(
        @Nullable String name,
        @Nullable Sync sync,
        @Nullable Instant mediaAt,
        @Nullable Map<String, Object> payload) {}
