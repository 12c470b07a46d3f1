package io.vitrine.accounts;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows while its browser is at the provider's; good for one answer.
 *
 * @param state tells our answer from those that others ask browsers to bring (RFC 6749, section 10.12)
 * @param nonce the provider puts it into the token, so that no other token is good here
 * @param verifier proves that we have asked, to whom the code is given (RFC 7636)
 * @param next where to return
 */
record OidcAttempt(
        State state,
        Nonce nonce,
        CodeVerifier verifier,
        @Nullable String next) implements Serializable {

    private static final String ATTRIBUTE = OidcAttempt.class.getName();

    static OidcAttempt begin(HttpServletRequest request) {
        OidcAttempt attempt = new OidcAttempt(
                new State(), new Nonce(), new CodeVerifier(), request.getParameter(ReturnPath.PARAMETER));
        request.getSession().setAttribute(ATTRIBUTE, attempt);
        return attempt;
    }

    static Optional<OidcAttempt> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof OidcAttempt attempt)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(attempt);
    }
}
