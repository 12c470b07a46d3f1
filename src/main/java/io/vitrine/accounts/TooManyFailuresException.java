package io.vitrine.accounts;

import org.springframework.security.core.AuthenticationException;

/** Tells that too many attempts to sign in failed from one network address. */
class TooManyFailuresException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyFailuresException() {
        super("Too many failed attempts from this address");
    }
}
