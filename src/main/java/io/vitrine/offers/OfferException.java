package io.vitrine.offers;

import java.util.List;

/** Tells why an offer could not be made or moved on; the code is a key of {@code messages.properties}. */
public class OfferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> args;

    private OfferException(String code, String message, List<Object> args) {
        super(message);
        this.code = code;
        this.args = args;
    }

    static OfferException of(String code, String message, Object... args) {
        return new OfferException(code, message, List.of(args));
    }

    public String code() {
        return code;
    }

    /** What the message of {@link #code} is told. */
    public Object[] args() {
        return args.toArray();
    }
}
