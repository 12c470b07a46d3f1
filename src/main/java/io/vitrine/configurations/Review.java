package io.vitrine.configurations;

import io.vitrine.nodes.NodeConfigurations.Effect;
import java.util.List;

/**
 * What applying would do.
 *
 * @param problems what is in the way; with any it cannot be applied
 * @param isAnother whether it differs from what holds or waits: going back to what the ingest has loaded still ends the wait
 * @param carriesEncoders whether encoders are connected, of shows or of other applications
 */
public record Review(List<String> problems, Change ingest, Change edge, boolean isAnother, boolean carriesEncoders) {

    public boolean changesAnything() {
        return isAnother || ingest.effect() != Effect.NONE || edge.effect() != Effect.NONE;
    }

    public boolean restartsIngest() {
        return ingest.effect() == Effect.RESTART;
    }

    /**
     * What becomes of one nginx.
     *
     * @param lines of its file, those that change and three around them; none if nothing changes
     */
    public record Change(Effect effect, List<Line> lines) {}

    /** A line of a file. */
    public record Line(Kind kind, String text) {}

    /** What becomes of a line. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        /** Not a line: tells where in the file the next ones are. */
        PLACE
    }
}
