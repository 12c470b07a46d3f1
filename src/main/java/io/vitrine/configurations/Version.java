package io.vitrine.configurations;

import io.vitrine.nodes.NodeOptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator chose at a time.
 *
 * @param number counts from 1; 0 for what the settings of the installation say
 * @param who chose it; null if it is not known any more
 * @param restores the version that was rolled back to; null if it was none
 * @param problem why it could not be applied, as nginx and Vitrine's rules say it; null if it could
 */
public record Version(
        int number,
        State state,
        NodeOptions options,
        Instant at,
        @Nullable String who,
        @Nullable Integer restores,
        @Nullable String problem) {

    /** What became of it. */
    public enum State {
        /** It is not applied yet. */
        WANTED,
        /** It holds. */
        ACTIVE,
        /** It held, and another came. */
        PREVIOUS,
        /** It could not be applied. */
        FAILED
    }
}
