package io.vitrine.tokens;

/** Tells why a token could not be made; the code is a key of {@code messages.properties}. */
public class TokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    TokenException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
