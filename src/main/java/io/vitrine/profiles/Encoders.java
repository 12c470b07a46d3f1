package io.vitrine.profiles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows which encoders work here: FFmpeg has them, and each has made a picture. */
public interface Encoders {

    /** Of all encoders. The first who asks waits for some seconds, while each is tried. */
    List<Finding> findings();

    /** Tries all of them again. */
    void tryAgain();

    /** The same rungs; those whose encoder does not work here are made by the processor. */
    List<Rung> workable(List<Rung> rungs);

    /**
     * What came of trying an encoder.
     *
     * @param listed whether FFmpeg has it
     * @param reason why it does not work, in FFmpeg's words; null if it works, or is not listed
     */
    record Finding(
            Encoder encoder, boolean listed, @Nullable String reason) {

        public boolean works() {
            return listed && reason == null;
        }
    }
}
