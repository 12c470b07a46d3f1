package io.vitrine.accounts;

import org.springframework.security.core.AuthenticationException;

/** Tells that a sign-in has to begin anew: it took too long, or too many codes were wrong. */
class SecondStepOverException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final boolean locked;

    SecondStepOverException(boolean locked) {
        super(locked ? "The account is locked for a while" : "The first step was too long ago");
        this.locked = locked;
    }

    boolean isLocked() {
        return locked;
    }
}
