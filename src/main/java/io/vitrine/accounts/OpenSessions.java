package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Knows the sessions of everybody who is signed in; in memory, as the sessions themselves are. */
@Component
class OpenSessions {

    private final Map<AccountId, Map<String, OpenSession>> sessions = new ConcurrentHashMap<>();
    private final Clock clock;

    OpenSessions(Clock clock) {
        this.clock = clock;
    }

    /** Somebody has just signed in. */
    void begin(HttpServletRequest request, AccountId account) {
        request.getSession()
                .setAttribute(
                        OpenSession.ATTRIBUTE,
                        new OpenSession(
                                this,
                                account,
                                clock.instant(),
                                BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)),
                                address(request)));
    }

    /** The session is used, perhaps from another network than before. */
    static void seen(HttpServletRequest request) {
        own(request.getSession(false)).ifPresent(session -> session.seenFrom(address(request)));
    }

    /**
     * Those that are open, the newest first.
     *
     * @param passwordRevision those that know of an older one are over, though they were not told yet
     * @param asking the session that wants to know
     */
    List<OpenSession.View> of(AccountId account, int passwordRevision, @Nullable HttpSession asking) {
        return all(account).stream()
                .flatMap(session -> session.view(passwordRevision, asking).stream())
                .sorted(Comparator.comparing(OpenSession.View::since).reversed())
                .toList();
    }

    /** @return false if there is none of this id, or it is the one that asks */
    boolean end(AccountId account, String id, @Nullable HttpSession asking) {
        Optional<OpenSession> found = all(account).stream()
                .filter(session -> session.id().value().equals(id) && !isOwn(session, asking))
                .findFirst();
        found.ifPresent(OpenSession::end);
        return found.isPresent();
    }

    void endOthers(AccountId account, @Nullable HttpSession asking) {
        all(account).stream().filter(session -> !isOwn(session, asking)).forEach(OpenSession::end);
    }

    void add(OpenSession session) {
        sessions.compute(session.account(), (account, before) -> {
            Map<String, OpenSession> open = before == null ? new ConcurrentHashMap<>() : before;
            open.put(session.id().value(), session);
            return open;
        });
    }

    void remove(OpenSession session) {
        sessions.computeIfPresent(session.account(), (account, open) -> {
            open.remove(session.id().value());
            return open.isEmpty() ? null : open;
        });
    }

    private List<OpenSession> all(AccountId account) {
        return List.copyOf(sessions.getOrDefault(account, Map.of()).values());
    }

    private static boolean isOwn(OpenSession session, @Nullable HttpSession asking) {
        return own(asking).filter(own -> own == session).isPresent();
    }

    private static Optional<OpenSession> own(@Nullable HttpSession session) {
        return session != null && session.getAttribute(OpenSession.ATTRIBUTE) instanceof OpenSession own
                ? Optional.of(own)
                : Optional.empty();
    }

    private static String address(HttpServletRequest request) {
        return Objects.toString(request.getRemoteAddr(), "");
    }
}
