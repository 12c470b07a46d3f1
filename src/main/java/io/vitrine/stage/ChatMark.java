package io.vitrine.stage;

/** Tells viewers who writes. */
public enum ChatMark {
    VIEWER,
    /** Somebody of the shop. */
    HOST,
    MODERATOR;

    /** Whether they may write links, and while others may not write. */
    public boolean isStaff() {
        return this != VIEWER;
    }
}
