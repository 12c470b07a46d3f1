package io.vitrine.profiles;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures what the rungs of a profile take of this machine. */
public interface Measurements {

    /**
     * Begins to measure the newest version of the profile; it takes some seconds for each rung.
     *
     * @throws ProfileException if one is being measured, or there is no such profile
     */
    void begin(ProfileId profile);

    /** The last one that was begun since the application was started. */
    Optional<Measurement> last();

    /**
     * How far one is.
     *
     * @param step what is done now, of {@code steps}; as many when it is over
     * @param rung the rendition whose turn it is; null before the first, and when it is over
     * @param failure why it ended early, in FFmpeg's words; null if it did not
     */
    record Measurement(
            ProfileId profile,
            String name,
            Instant since,
            int step,
            int steps,
            @Nullable String rung,
            boolean over,
            @Nullable String failure) {}
}
