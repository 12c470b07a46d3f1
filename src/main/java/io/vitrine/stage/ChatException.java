package io.vitrine.stage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells why a message was not taken; the code is a key of {@code messages.properties} after {@code chat.refused.}. */
public class ChatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose turn it is to do something. */
    public enum Kind {
        /** The message cannot be taken as it is. */
        MESSAGE,
        /** The author may not write. */
        AUTHOR,
        /** The author has to wait. */
        WAIT,
        /** Nobody may write. */
        PLACE,
        /** There is no such message. */
        MISSING,
        /** Vitrine has too much to do, or no database. */
        BUSY
    }

    private final Kind kind;
    private final String code;
    private final long seconds;

    private ChatException(Kind kind, String code, long seconds) {
        super("Not taken into the chat: " + code);
        this.kind = kind;
        this.code = code;
        this.seconds = seconds;
    }

    static ChatException message(String code) {
        return new ChatException(Kind.MESSAGE, code, 0);
    }

    static ChatException author(String code) {
        return new ChatException(Kind.AUTHOR, code, 0);
    }

    static ChatException until(Instant now, @Nullable Instant end) {
        return end == null
                ? author("banned")
                : new ChatException(Kind.AUTHOR, "muted", seconds(Duration.between(now, end)));
    }

    static ChatException wait(String code, Duration time) {
        return new ChatException(Kind.WAIT, code, seconds(time));
    }

    static ChatException place(String code) {
        return new ChatException(Kind.PLACE, code, 0);
    }

    static ChatException missing() {
        return new ChatException(Kind.MISSING, "missing", 0);
    }

    static ChatException busy() {
        return new ChatException(Kind.BUSY, "busy", 0);
    }

    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** How long to wait; 0 if that does not help. */
    public long seconds() {
        return seconds;
    }
}
