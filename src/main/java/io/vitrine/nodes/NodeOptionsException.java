package io.vitrine.nodes;

import io.vitrine.shared.PlainText;

/** Tells what of the options cannot be; the code is a key of {@code messages.properties}. */
public class NodeOptionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 200;

    private final String field;
    private final String code;
    private final String argument;

    public NodeOptionsException(String field, String code, String argument) {
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

    /** The same of a field that is part of another. */
    public NodeOptionsException within(String outer) {
        NodeOptionsException inner = new NodeOptionsException(outer + "." + field, code, argument);
        inner.initCause(this);
        return inner;
    }
}
