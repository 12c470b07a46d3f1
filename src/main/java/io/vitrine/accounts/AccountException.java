package io.vitrine.accounts;

/** Tells why an account could not be made or changed; the code is a key of {@code messages.properties}. */
public class AccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    AccountException(String field, String code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    /** The form field that has to be put right: {@code email}, {@code password}, {@code current}. */
    public String field() {
        return field;
    }

    public String code() {
        return code;
    }
}
