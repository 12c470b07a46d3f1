package io.vitrine.accounts;

import org.springframework.security.core.AuthenticationException;

/** Tells why nobody was signed in by the provider; the code is one of the sign-in page's. */
class OidcException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private OidcException(String code, String message) {
        super(message);
        this.code = code;
    }

    static OidcException failed(String message) {
        return new OidcException("provider", message);
    }

    static OidcException failed(String message, Throwable cause) {
        OidcException failed = failed(message);
        failed.initCause(cause);
        return failed;
    }

    static OidcException unverified() {
        return new OidcException("provider-unverified", "The provider does not vouch for the e-mail address");
    }

    String code() {
        return code;
    }
}
