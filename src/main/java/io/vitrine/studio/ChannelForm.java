package io.vitrine.studio;

import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.LatencyMode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a channel, as they were typed: text, so that whatever was sent can be shown again.
 *
 * @param latency the name of a {@link LatencyMode}
 * @param goesLiveByItself {@code true}, or empty
 * @param sourceOnly {@code true}, or empty
 * @param reconnectMinutes 0 to 30
 */
record ChannelForm(
        @NotBlank(message = "{studio.channel.name.missing}") @Size(max = 80, message = "{studio.channel.name.long}")
        String name,

        String latency,
        String goesLiveByItself,
        String sourceOnly,

        @Pattern(regexp = "[0-9]|[12][0-9]|30", message = "{studio.channel.reconnect.range}")
        String reconnectMinutes) {

    ChannelForm(
            @Nullable String name,
            @Nullable String latency,
            @Nullable String goesLiveByItself,
            @Nullable String sourceOnly,
            @Nullable String reconnectMinutes) {
        this.name = text(name);
        this.latency = text(latency);
        this.goesLiveByItself = text(goesLiveByItself);
        this.sourceOnly = text(sourceOnly);
        this.reconnectMinutes = text(reconnectMinutes);
    }

    static ChannelForm empty() {
        return of(ChannelSettings.named(""));
    }

    static ChannelForm of(ChannelView channel) {
        return of(new ChannelSettings(
                channel.name(),
                channel.latency(),
                channel.goesLiveByItself(),
                channel.sourceOnly(),
                channel.reconnectWindow()));
    }

    /** What was typed, once it has been found valid. */
    ChannelSettings settings() {
        return new ChannelSettings(
                name,
                latencyMode(),
                isOn(goesLiveByItself),
                isOn(sourceOnly),
                Duration.ofMinutes(Long.parseLong(reconnectMinutes)));
    }

    /** The wish, or the default if it is none that we know. */
    public LatencyMode latencyMode() {
        return Arrays.stream(LatencyMode.values())
                .filter(mode -> mode.name().equals(latency))
                .findFirst()
                .orElse(LatencyMode.LOW);
    }

    private static ChannelForm of(ChannelSettings settings) {
        return new ChannelForm(
                settings.name(),
                settings.latency().name(),
                settings.goesLiveByItself() ? "true" : "",
                settings.sourceOnly() ? "true" : "",
                Long.toString(settings.reconnectWindow().toMinutes()));
    }

    private static boolean isOn(String box) {
        return box.equals("true") || box.equals("on");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
