package io.vitrine.stage;

/** What the shop's people can do about one message or its author. */
public enum ChatAction {
    HIDE,
    SHOW,
    /** Takes it away for good, with its words. */
    DELETE,
    PIN,
    UNPIN,
    /** Puts it among the questions. */
    ASK,
    ANSWER,
    ANSWERED,
    /** Puts it aside, for the shop's people to come back to. */
    KEEP,
    RELEASE,
    /** Finds nothing wrong with what was reported. */
    DISMISS,
    MUTE,
    BAN,
    /** From every show of the shop. */
    BAN_FROM_SHOP;

    /** The name of it in logs. */
    String key() {
        return "chat." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
