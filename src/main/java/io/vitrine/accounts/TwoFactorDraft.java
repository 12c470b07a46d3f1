package io.vitrine.accounts;

import io.vitrine.shared.Secret;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A secret that its owner has not confirmed yet; only the session knows it. */
record TwoFactorDraft(AccountId account, Secret secret, Instant since) implements Serializable {

    private static final String ATTRIBUTE = TwoFactorDraft.class.getName();
    private static final Duration LIFE = Duration.ofMinutes(30);

    static Optional<TwoFactorDraft> of(HttpSession session, AccountId account, Instant now) {
        return session.getAttribute(ATTRIBUTE) instanceof TwoFactorDraft draft
                        && draft.account.equals(account)
                        && now.isBefore(draft.since.plus(LIFE))
                ? Optional.of(draft)
                : Optional.empty();
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** In groups of four, as a person types it who cannot scan. */
    String typed() {
        return secret.reveal().replaceAll("(.{4})(?!$)", "$1 ");
    }
}
