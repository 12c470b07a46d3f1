package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows between the two steps of a sign-in: whose password was right. It lets nobody in anywhere.
 *
 * @param passwordRevision of the password that was right
 */
record PendingSignIn(AccountId account, int passwordRevision, Instant since) implements Serializable {

    private static final String ATTRIBUTE = PendingSignIn.class.getName();
    private static final Duration LIFE = Duration.ofMinutes(10);

    boolean isGood(Account account, Instant now) {
        return account.passwordRevision() == passwordRevision && now.isBefore(since.plus(LIFE));
    }

    static Optional<PendingSignIn> of(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof PendingSignIn pending
                ? Optional.of(pending)
                : Optional.empty();
    }

    /** In a session with another name than before, so that nobody knows it who gave the browser one. */
    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
        request.changeSessionId();
    }

    static void forget(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
