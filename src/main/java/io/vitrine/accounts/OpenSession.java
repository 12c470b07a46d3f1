package io.vitrine.accounts;

import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A session in which somebody is signed in; it lies in the session itself, so that both end together. */
final class OpenSession implements HttpSessionBindingListener {

    static final String ATTRIBUTE = OpenSession.class.getName();

    private final RememberedSessions sessions;
    private final AccountId account;
    private final PublicId id = PublicId.random();
    private final Instant since;
    private final BrowserName browser;
    private volatile String address;
    private volatile @Nullable HttpSession session;

    OpenSession(RememberedSessions sessions, AccountId account, Instant since, BrowserName browser, String address) {
        this.sessions = sessions;
        this.account = account;
        this.since = since;
        this.browser = browser;
        this.address = address;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        session = event.getSession();
        sessions.add(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        sessions.remove(this);
    }

    void seenFrom(String now) {
        address = now;
    }

    /** The browser is signed out from now on, on all pages. */
    void end() {
        HttpSession open = session;
        try {
            if (open != null) {
                open.invalidate();
            }
        } catch (IllegalStateException e) {
            // It ended by itself at the same moment, which is as good.
            return;
        }
    }

    /** Empty if the session is over, or knows an older password than this. */
    Optional<OpenSessions.View> view(int passwordRevision, @Nullable HttpSession asking) {
        HttpSession open = session;
        try {
            if (open == null
                    || !OpenSessions.knows(
                            open.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY),
                            passwordRevision)) {
                return Optional.empty();
            }
            boolean own = asking != null && asking.getAttribute(ATTRIBUTE) == this;
            return Optional.of(new OpenSessions.View(
                    id, browser, address, since, Instant.ofEpochMilli(open.getLastAccessedTime()), own));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    AccountId account() {
        return account;
    }

    PublicId id() {
        return id;
    }
}
