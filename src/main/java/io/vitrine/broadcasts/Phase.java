package io.vitrine.broadcasts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a broadcast stands.
 *
 * <pre>
 * SCHEDULED --signal--> PREVIEW --go live--> LIVE &lt;--signal lost / back--> INTERRUPTED
 *     |                    |                   |                                |
 *  CANCELLED          SCHEDULED (signal lost)  +--end--> ENDED &lt;--end, window over
 *
 * any --administrator--> BLOCKED --lifted--> ENDED
 * </pre>
 */
public enum Phase {
    /** Planned; no signal yet, or the signal of the preview is gone. */
    SCHEDULED,
    /** The signal is here and only the studio sees it. */
    PREVIEW,
    /** Everybody sees it. */
    LIVE,
    /** It was live, the signal is gone, and the reconnect window is open. */
    INTERRUPTED,
    ENDED,
    CANCELLED,
    /** An administrator stopped it. */
    BLOCKED;

    /** Those whose broadcast a publisher may carry. */
    static final Set<Phase> ACCEPTING = Collections.unmodifiableSet(EnumSet.of(SCHEDULED, PREVIEW, LIVE, INTERRUPTED));

    /** Whether viewers have been let in and not yet sent home. */
    public boolean isOnAir() {
        return this == LIVE || this == INTERRUPTED;
    }

    /** Whether it will never be on air again. */
    boolean isOver() {
        return this == ENDED || this == CANCELLED || this == BLOCKED;
    }

    /** Whether a publisher may carry it. */
    public boolean acceptsSignal() {
        return ACCEPTING.contains(this);
    }

    boolean mayBecome(Phase next) {
        return next == BLOCKED ? this != BLOCKED : successors().contains(next);
    }

    private Set<Phase> successors() {
        return switch (this) {
            case SCHEDULED -> EnumSet.of(PREVIEW, CANCELLED);
            case PREVIEW -> EnumSet.of(SCHEDULED, LIVE, CANCELLED);
            case LIVE -> EnumSet.of(INTERRUPTED, ENDED);
            case INTERRUPTED -> EnumSet.of(LIVE, ENDED);
            case BLOCKED -> EnumSet.of(ENDED);
            case ENDED, CANCELLED -> EnumSet.noneOf(Phase.class);
        };
    }
}
