package io.vitrine.polls;

import java.util.List;

/** Tells why something could not be done with a poll; the code is a key of {@code messages.properties}. */
public class PollException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> args;

    private PollException(String code, String message, List<Object> args) {
        super(message);
        this.code = code;
        this.args = args;
    }

    static PollException of(String code, String message, Object... args) {
        return new PollException(code, message, List.of(args));
    }

    public String code() {
        return code;
    }

    /** What the message of {@link #code} is told. */
    public Object[] args() {
        return args.toArray();
    }
}
