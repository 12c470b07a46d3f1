package io.vitrine.limits;

import io.vitrine.shared.FieldException;

/** Tells what of the limits cannot be. */
public class LimitsException extends FieldException {

    private static final long serialVersionUID = 1L;

    LimitsException(String field, String code, String argument) {
        super(field, code, argument);
    }
}
