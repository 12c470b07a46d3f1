package io.vitrine.shared;

/** Tells what of a form cannot be; the code is a key of {@code messages.properties}. */
public abstract class FieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 200;

    private final String field;
    private final String code;
    private final String argument;

    protected FieldException(String field, String code, String argument) {
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

    /** What the message names: a part of what was typed, or a limit. */
    public String argument() {
        return argument;
    }
}
