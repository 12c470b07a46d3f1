package io.vitrine.studio;

import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.LatencyMode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a channel, as they were typed.
 *
 * @param reconnectMinutes 0 to 30
 */
record ChannelForm(
        @NotBlank(message = "{studio.channel.name.missing}") @Size(max = 80, message = "{studio.channel.name.long}")
        String name,

        LatencyMode latency,
        boolean goesLiveByItself,
        boolean sourceOnly,

        @NotNull(message = "{studio.channel.reconnect.range}")
        @Min(value = 0, message = "{studio.channel.reconnect.range}")
        @Max(value = 30, message = "{studio.channel.reconnect.range}")
        @Nullable
        Integer reconnectMinutes) {

    private static final int MINUTES = 2;

    ChannelForm(
            @Nullable String name,
            @Nullable LatencyMode latency,
            boolean goesLiveByItself,
            boolean sourceOnly,
            @Nullable Integer reconnectMinutes) {
        this.name = name == null ? "" : name.strip();
        this.latency = latency == null ? LatencyMode.LOW : latency;
        this.goesLiveByItself = goesLiveByItself;
        this.sourceOnly = sourceOnly;
        this.reconnectMinutes = reconnectMinutes;
    }

    static ChannelForm empty() {
        return new ChannelForm("", LatencyMode.LOW, false, false, MINUTES);
    }

    static ChannelForm of(ChannelView channel) {
        return new ChannelForm(
                channel.name(), channel.latency(), channel.goesLiveByItself(), channel.sourceOnly(), (int)
                        channel.reconnectWindow().toMinutes());
    }

    ChannelSettings settings() {
        return new ChannelSettings(
                name,
                latency,
                goesLiveByItself,
                sourceOnly,
                Duration.ofMinutes(reconnectMinutes == null ? MINUTES : reconnectMinutes));
    }
}
