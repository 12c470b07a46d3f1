package io.vitrine.stage;

/** Where a question to the host stands. */
public enum ChatQuestion {
    NEW,
    /** The host is answering it now. */
    ON_AIR,
    ANSWERED;

    /** Whether a message asks something: it ends in a question mark of any script that has its own. */
    static boolean isAsked(String text) {
        int last = text.codePointBefore(text.length());
        return last == '?' || last == '\uff1f' || last == '\u061f';
    }
}
