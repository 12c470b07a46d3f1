package io.vitrine.limits;

import io.vitrine.shared.PlainText;

/** Tells what of the limits cannot be; the code is a key of {@code messages.properties}. */
public class LimitsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 60;

    private final String field;
    private final String code;
    private final String argument;

    LimitsException(String field, String code, String argument) {
        super(field + ": " + code);
        this.field = field;
        this.code = code;
        this.argument = PlainText.cleaned(argument, LONGEST);
    }

    /** The name of the field in the form. */
    public String field() {
        return field;
    }

    public String code() {
        return code;
    }

    public String argument() {
        return argument;
    }
}
