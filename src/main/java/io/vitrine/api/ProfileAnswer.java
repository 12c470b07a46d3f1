package io.vitrine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.profiles.Costs;
import io.vitrine.profiles.Preset;
import io.vitrine.profiles.ProfileView;
import io.vitrine.profiles.Rung;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile of transcoding: what is made of a seller's picture, besides that itself.
 *
 * @param version counts up with each change of its rungs; a show keeps the one that it began with
 * @param standard whether channels get it that have chosen none
 * @param retired whether no channel may choose it any more
 * @param rungs best first
 */
record ProfileAnswer(UUID id, String name, int version, boolean standard, boolean retired, List<RungAnswer> rungs) {

    /** @param costs null for who need not know of the machine */
    static ProfileAnswer of(ProfileView profile, @Nullable Costs costs) {
        return new ProfileAnswer(
                profile.id().value(),
                profile.name(),
                profile.version(),
                profile.isDefault(),
                profile.retired(),
                profile.rungs().stream().map(rung -> RungAnswer.of(rung, costs)).toList());
    }

    /**
     * A rendition.
     *
     * @param name in addresses, such as 720p
     * @param height lines of the picture
     * @param frameRate frames a second at most; left out for as many as are sent
     * @param kbps of the video
     * @param preset the encoder, and how much it works
     * @param audioKbps of the sound; left out for that which is sent
     * @param cores processors that it takes, as far as it was measured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RungAnswer(
            String name,
            int height,
            @Nullable Integer frameRate,
            int kbps,
            Preset preset,
            @Nullable Integer audioKbps,
            @Nullable Double cores) {

        static RungAnswer of(Rung rung, @Nullable Costs costs) {
            return new RungAnswer(
                    rung.name(),
                    rung.height(),
                    rung.frameRate() == 0 ? null : rung.frameRate(),
                    rung.kbps(),
                    rung.preset(),
                    rung.audioKbps() == 0 ? null : rung.audioKbps(),
                    costs == null ? null : costs.of(rung).map(Costs.Cost::cores).orElse(null));
        }
    }
}
