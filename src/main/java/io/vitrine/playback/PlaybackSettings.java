package io.vitrine.playback;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How playback reaches the edge; {@code vitrine.playback}.
 *
 * @param publisher the edge's loopback publisher, without a path
 * @param timeout after which a request to the publisher has failed
 * @param mostWaiting messages that wait for the publisher; what would be more is left out and counted
 * @param addressLife for how long an address of a guarded show opens it; pages ask for the next in good time. From 10
 *     seconds to a day
 */
@ConfigurationProperties("vitrine.playback")
record PlaybackSettings(
        @DefaultValue("http://127.0.0.1:8082") URI publisher,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("4096") int mostWaiting,
        @DefaultValue("10m") Duration addressLife) {

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    PlaybackSettings {
        if (!"http".equals(publisher.getScheme()) || publisher.getHost() == null) {
            throw new IllegalArgumentException("vitrine.playback.publisher must be an http address");
        }
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("vitrine.playback.most-waiting must be positive");
        }
        if (addressLife.compareTo(SHORTEST_LIFE) < 0 || addressLife.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("vitrine.playback.address-life is from 10 seconds to a day");
        }
    }

    URI channel(String name) {
        return publisher.resolve("/pub/" + name);
    }
}
