package io.vitrine.nodes;

import io.vitrine.shared.FieldException;

/** Tells what of the options cannot be. */
public class NodeOptionsException extends FieldException {

    private static final long serialVersionUID = 1L;

    public NodeOptionsException(String field, String code, String argument) {
        super(field, code, argument);
    }

    /** The same of a field that is part of another. */
    public NodeOptionsException within(String outer) {
        NodeOptionsException inner = new NodeOptionsException(outer + "." + field(), code(), argument());
        inner.initCause(this);
        return inner;
    }
}
