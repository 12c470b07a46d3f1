package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.LatencyMode;
import io.vitrine.profiles.ProfileId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as its seller sees it.
 *
 * @param latency how far behind the camera viewers watch
 * @param goesLiveByItself whether viewers see the picture as soon as it arrives
 * @param sourceOnly whether the source is copied and nothing is transcoded
 * @param profile the id of what is made of its picture; left out for the default
 * @param reconnectSeconds how long an interrupted show waits for its encoder
 * @param ban why it may not publish now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChannelAnswer(
        String id,
        String name,
        LatencyMode latency,
        boolean goesLiveByItself,
        boolean sourceOnly,
        @Nullable UUID profile,
        long reconnectSeconds,
        @Nullable ChannelBan ban) {

    /** @param profile what it has chosen */
    static ChannelAnswer of(ChannelView channel, Optional<ProfileId> profile) {
        ChannelView.Ban ban = channel.ban();
        return new ChannelAnswer(
                channel.publicId().value(),
                channel.name(),
                channel.latency(),
                channel.goesLiveByItself(),
                channel.sourceOnly(),
                profile.map(ProfileId::value).orElse(null),
                channel.reconnectWindow().toSeconds(),
                ban == null ? null : new ChannelBan(ban.reason(), ban.until()));
    }

    /** @param until when it ends by itself, if it does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChannelBan(String reason, @Nullable Instant until) {}
}
