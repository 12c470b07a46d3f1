package io.vitrine.api;

import io.vitrine.profiles.Preset;
import io.vitrine.profiles.ProfileDraft;
import io.vitrine.profiles.ProfileDraft.RungDraft;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a program wants it to be.
 *
 * @param name 1 to 60 characters on one line, as no other has
 * @param rungs 1 to 8
 */
record ProfileRequest(@Nullable String name, @Nullable List<RungRequest> rungs) {

    ProfileDraft draft() {
        return new ProfileDraft(
                name,
                Objects.requireNonNullElse(rungs, List.<RungRequest>of()).stream()
                        .map(RungRequest::draft)
                        .toList());
    }

    /**
     * A rendition.
     *
     * @param height lines, an even number from 144 to 2160
     * @param frameRate frames a second at most: 15, 24, 25, 30, 50 or 60; left out for as many as are sent
     * @param kbps of the video, 100 to 20,000
     * @param preset X264_VERYFAST if left out; of others than X264 those that work on the machine
     * @param audioKbps 64, 96, 128, 160, 192, 256 or 320; left out for the sound that is sent
     */
    record RungRequest(
            @Nullable Integer height,
            @Nullable Integer frameRate,
            @Nullable Integer kbps,
            @Nullable Preset preset,
            @Nullable Integer audioKbps) {

        RungDraft draft() {
            return new RungDraft(
                    text(height, ""),
                    text(frameRate, "0"),
                    text(kbps, ""),
                    Objects.requireNonNullElse(preset, Preset.X264_VERYFAST).name(),
                    text(audioKbps, "0"));
        }

        private static String text(@Nullable Integer number, String otherwise) {
            return number == null ? otherwise : number.toString();
        }
    }
}
