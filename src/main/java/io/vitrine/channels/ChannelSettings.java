package io.vitrine.channels;

import java.time.Duration;

/**
 * What a seller decides about a channel.
 *
 * @param name 1 to 80 characters
 * @param reconnectWindow 0 to 30 minutes
 */
public record ChannelSettings(
        String name, LatencyMode latency, boolean goesLiveByItself, boolean sourceOnly, Duration reconnectWindow) {

    /** A new channel: low latency, two-step <em>Go live</em>, the ladder, and two minutes to reconnect. */
    public static ChannelSettings named(String name) {
        return new ChannelSettings(name, LatencyMode.LOW, false, false, Duration.ofMinutes(2));
    }
}
