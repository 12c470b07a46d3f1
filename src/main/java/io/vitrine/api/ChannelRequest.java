package io.vitrine.api;

import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.LatencyMode;
import io.vitrine.profiles.ProfileId;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as a program wants it to be.
 *
 * @param name 1 to 80 characters on one line
 * @param latency LOW, the default, ULTRA or RELAXED
 * @param goesLiveByItself false if left out
 * @param sourceOnly false if left out
 * @param profile the id of what is made of its picture, from its next show on; the default if left out
 * @param reconnectSeconds 0 to 1,800; 120 if left out
 */
record ChannelRequest(
        @Nullable String name,
        @Nullable LatencyMode latency,
        @Nullable Boolean goesLiveByItself,
        @Nullable Boolean sourceOnly,
        @Nullable UUID profile,
        @Nullable Integer reconnectSeconds) {

    @Nullable
    ProfileId profileId() {
        return profile == null ? null : new ProfileId(profile);
    }

    ChannelSettings settings() {
        ChannelSettings usual = ChannelSettings.named(Objects.requireNonNullElse(name, ""));
        return new ChannelSettings(
                usual.name(),
                Objects.requireNonNullElse(latency, usual.latency()),
                Boolean.TRUE.equals(goesLiveByItself),
                Boolean.TRUE.equals(sourceOnly),
                reconnectSeconds == null ? usual.reconnectWindow() : Duration.ofSeconds(reconnectSeconds));
    }
}
