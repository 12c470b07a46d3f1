package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastView;
import java.util.Locale;

/** What a seller has to know of a broadcast at a glance; its message is {@code studio.state.} and its key. */
enum ShowState {
    /** Planned, and no encoder sends. */
    WAITING,
    /** An encoder sends, and there is no picture yet. */
    RECEIVING,
    /** There is a picture, and only the studio sees it. */
    READY,
    LIVE,
    INTERRUPTED,
    ENDED,
    CANCELLED,
    BLOCKED;

    static ShowState of(BroadcastView broadcast) {
        return switch (broadcast.phase()) {
            case SCHEDULED -> WAITING;
            case PREVIEW -> broadcast.pictureReady() ? READY : RECEIVING;
            case LIVE -> LIVE;
            case INTERRUPTED -> INTERRUPTED;
            case ENDED -> ENDED;
            case CANCELLED -> CANCELLED;
            case BLOCKED -> BLOCKED;
        };
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOnAir() {
        return this == LIVE || this == INTERRUPTED;
    }

    /** Whether an encoder may still carry it. */
    public boolean isOpen() {
        return compareTo(INTERRUPTED) <= 0;
    }

    /** Whether it can be watched in the control room now. */
    public boolean hasPicture() {
        return this == READY || this == LIVE;
    }

    /** Whether nobody else has seen it yet, so that it can be dropped without a trace. */
    public boolean mayBeCancelled() {
        return compareTo(READY) <= 0;
    }
}
