package io.vitrine.webhooks;

/** Tells why an endpoint could not be registered or used; the code is a key of {@code messages.properties}. */
public class WebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    WebhookException(String field, String code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    /** What was typed wrong: {@code url}, {@code description} or {@code types}; empty if nothing was. */
    public String field() {
        return field;
    }

    public String code() {
        return code;
    }
}
