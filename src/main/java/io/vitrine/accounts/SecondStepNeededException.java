package io.vitrine.accounts;

import org.springframework.security.core.AuthenticationException;

/** Tells that a password was right, and not enough. */
class SecondStepNeededException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final PendingSignIn pending;

    SecondStepNeededException(PendingSignIn pending) {
        super("A code is needed, too");
        this.pending = pending;
    }

    PendingSignIn pending() {
        return pending;
    }
}
