package io.vitrine.broadcasts;

/** Tells why a broadcast could not do what was asked; the code is a key of {@code messages.properties}. */
public class BroadcastException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    BroadcastException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
