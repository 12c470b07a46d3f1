package io.vitrine.profiles;

import io.vitrine.shared.FieldException;

/** Tells what of a profile cannot be. */
public class ProfileException extends FieldException {

    private static final long serialVersionUID = 1L;

    ProfileException(String field, String code, String argument) {
        super(field, code, argument);
    }

    /** The same of the field of a part. */
    ProfileException within(String part) {
        ProfileException outer = new ProfileException(part + "." + field(), code(), argument());
        outer.initCause(this);
        return outer;
    }
}
