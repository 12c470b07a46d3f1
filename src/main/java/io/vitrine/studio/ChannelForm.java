package io.vitrine.studio;

import io.vitrine.channels.ChannelSettings;
import io.vitrine.channels.ChannelView;
import io.vitrine.channels.LatencyMode;
import io.vitrine.profiles.ProfileId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a channel, as they were typed: text, so that whatever was sent can be shown again.
 *
 * @param latency the name of a {@link LatencyMode}
 * @param goesLiveByItself {@code true}, or empty
 * @param profile the id of a profile, {@code source} for none of them, or empty for the default
 * @param reconnectMinutes 0 to 30
 */
record ChannelForm(
        @NotBlank(message = "{studio.channel.name.missing}") @Size(max = 80, message = "{studio.channel.name.long}")
        String name,

        String latency,
        String goesLiveByItself,
        String profile,

        @Pattern(regexp = "[0-9]|[12][0-9]|30", message = "{studio.channel.reconnect.range}")
        String reconnectMinutes) {

    private static final String SOURCE = "source";

    ChannelForm(
            @Nullable String name,
            @Nullable String latency,
            @Nullable String goesLiveByItself,
            @Nullable String profile,
            @Nullable String reconnectMinutes) {
        this.name = text(name);
        this.latency = text(latency);
        this.goesLiveByItself = text(goesLiveByItself);
        this.profile = text(profile);
        this.reconnectMinutes = text(reconnectMinutes);
    }

    static ChannelForm empty() {
        return of(ChannelSettings.named(""), null);
    }

    /** @param chosen the profile that it has chosen; null for the default */
    static ChannelForm of(ChannelView channel, @Nullable ProfileId chosen) {
        ChannelSettings settings = new ChannelSettings(
                channel.name(),
                channel.latency(),
                channel.goesLiveByItself(),
                channel.sourceOnly(),
                channel.reconnectWindow());
        return of(settings, chosen);
    }

    /** What was typed, once it has been found valid. */
    ChannelSettings settings() {
        return new ChannelSettings(
                name,
                latencyMode(),
                isOn(goesLiveByItself),
                profile.equals(SOURCE),
                Duration.ofMinutes(Long.parseLong(reconnectMinutes)));
    }

    /**
     * The profile, once it has been found valid; null for the default, and if none is wanted.
     *
     * @throws IllegalArgumentException if it is no id
     */
    @Nullable
    ProfileId profileId() {
        return profile.isEmpty() || profile.equals(SOURCE) ? null : new ProfileId(UUID.fromString(profile));
    }

    /** The wish, or the default if it is none that we know. */
    public LatencyMode latencyMode() {
        return Arrays.stream(LatencyMode.values())
                .filter(mode -> mode.name().equals(latency))
                .findFirst()
                .orElse(LatencyMode.LOW);
    }

    private static ChannelForm of(ChannelSettings settings, @Nullable ProfileId chosen) {
        String profile = chosen == null ? "" : chosen.toString();
        return new ChannelForm(
                settings.name(),
                settings.latency().name(),
                settings.goesLiveByItself() ? "true" : "",
                settings.sourceOnly() ? SOURCE : profile,
                Long.toString(settings.reconnectWindow().toMinutes()));
    }

    private static boolean isOn(String box) {
        return box.equals("true") || box.equals("on");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
