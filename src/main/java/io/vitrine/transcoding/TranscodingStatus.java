package io.vitrine.transcoding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the transcoding of one broadcast goes.
 *
 * @param renditions their names, best first
 * @param nodeFull whether the ladder was left out because the machine has no room for it
 * @param restarts how often FFmpeg had to be started again
 * @param speed media seconds per second; 1 is what live needs. Zero until known
 * @param frameRate frames per second that leave FFmpeg. Zero until known
 * @param problem a key of {@code messages.properties} (for example {@code transcoding.problem.codec}); null if all is
 *     well
 * @param detail what the problem's message names, for example the codec; null if nothing
 */
public record TranscodingStatus(
        State state,
        List<String> renditions,
        boolean nodeFull,
        int restarts,
        double speed,
        double frameRate,
        @Nullable String problem,
        @Nullable String detail) {

    /** Where the job stands. */
    public enum State {
        STARTING,
        RUNNING,
        /** It ended or stalled, and is started again after a pause. */
        RESTARTING,
        STOPPED,
        /** What is published cannot be transcoded; it is not tried again until the encoder reconnects. */
        FAILED
    }
}
