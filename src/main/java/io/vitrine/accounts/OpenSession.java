package io.vitrine.accounts;

import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A session in which somebody is signed in; it lies in the session itself, so that both end together. */
final class OpenSession implements HttpSessionBindingListener {

    static final String ATTRIBUTE = OpenSession.class.getName();

    private final OpenSessions sessions;
    private final AccountId account;
    private final PublicId id = PublicId.random();
    private final Instant since;
    private final BrowserName browser;
    private volatile String address;
    private volatile @Nullable HttpSession session;

    OpenSession(OpenSessions sessions, AccountId account, Instant since, BrowserName browser, String address) {
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
    Optional<View> view(int passwordRevision, @Nullable HttpSession asking) {
        HttpSession open = session;
        try {
            if (open == null || !knows(open, passwordRevision)) {
                return Optional.empty();
            }
            boolean own = asking != null && asking.getAttribute(ATTRIBUTE) == this;
            return Optional.of(
                    new View(id, browser, address, since, Instant.ofEpochMilli(open.getLastAccessedTime()), own));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static boolean knows(HttpSession session, int passwordRevision) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof SignedInUser user
                && user.passwordRevision() >= passwordRevision;
    }

    AccountId account() {
        return account;
    }

    PublicId id() {
        return id;
    }

    /**
     * What its owner sees.
     *
     * @param address of the network it was seen from last
     * @param own whether it is the one that asks
     */
    record View(PublicId id, BrowserName browser, String address, Instant since, Instant seen, boolean own) {}
}
