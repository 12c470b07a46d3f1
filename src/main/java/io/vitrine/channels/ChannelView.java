package io.vitrine.channels;

import io.vitrine.accounts.SellerId;
import io.vitrine.shared.PublicId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What other modules know of a channel.
 *
 * @param publicId names the channel in addresses, and its stream inside nginx-rtmp
 * @param goesLiveByItself whether viewers see the picture as soon as it arrives, without <em>Go live</em>
 * @param sourceOnly whether the source is copied and no rendition is transcoded
 * @param reconnectWindow how long an interrupted broadcast waits for its encoder, 0 to 30 minutes
 * @param ban null unless publishing is forbidden now
 */
public record ChannelView(
        ChannelId id,
        PublicId publicId,
        SellerId seller,
        String name,
        LatencyMode latency,
        boolean goesLiveByItself,
        boolean sourceOnly,
        Duration reconnectWindow,
        @Nullable Ban ban) {

    /**
     * A ban in force.
     *
     * @param until when it ends by itself; null until it is lifted
     */
    public record Ban(String reason, @Nullable Instant until) {}
}
