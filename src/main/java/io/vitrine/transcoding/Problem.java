package io.vitrine.transcoding;

/**
 * What can be wrong with the transcoding of a broadcast; the code is a key of {@code messages.properties}.
 *
 * <p>Whose it is: SESSION problems are this encoder's, SYSTEM problems are this machine's.
 */
enum Problem {
    /** The encoder sends video that browsers do not play. */
    CODEC(Scope.SESSION, "transcoding.problem.codec"),
    /** The encoder sends audio only. */
    NO_VIDEO(Scope.SESSION, "transcoding.problem.no-video"),
    /** FFmpeg ended, for a reason of which its log knows more. */
    ENDED(Scope.SESSION, "transcoding.problem.ended"),
    /** As many FFmpeg run as may. */
    NODE_FULL(Scope.SYSTEM, "transcoding.problem.node-full"),
    FFMPEG_MISSING(Scope.SYSTEM, "transcoding.problem.ffmpeg-missing"),
    DISK_FULL(Scope.SYSTEM, "transcoding.problem.disk-full"),
    INGEST_UNREACHABLE(Scope.SYSTEM, "transcoding.problem.ingest-unreachable");

    /** Whose a problem is. */
    enum Scope {
        SESSION,
        SYSTEM
    }

    private final Scope scope;
    private final String code;

    Problem(Scope scope, String code) {
        this.scope = scope;
        this.code = code;
    }

    Scope scope() {
        return scope;
    }

    String code() {
        return code;
    }

    /** What the last lines of FFmpeg's log mean. */
    static Problem of(String line) {
        if (line.contains("cannot be started") || line.contains("Cannot run program")) {
            return FFMPEG_MISSING;
        }
        return line.contains("No space left on device") ? DISK_FULL : ENDED;
    }
}
