package io.vitrine.stripe;

/** Tells why a seller's keys were not kept; the code is a key of {@code messages.properties}. */
public class StripeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    StripeException(String field, String code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    /** The part of {@link StripeDraft} it is about. */
    public String field() {
        return field;
    }

    public String code() {
        return code;
    }
}
