package io.vitrine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Knows them in memory, as the web server does. */
final class RememberedSessions implements OpenSessions {

    private final Map<AccountId, Map<String, OpenSession>> sessions = new ConcurrentHashMap<>();
    private final Clock clock;

    RememberedSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void begin(HttpServletRequest request, AccountId account) {
        request.getSession()
                .setAttribute(
                        OpenSession.ATTRIBUTE,
                        new OpenSession(
                                this,
                                account,
                                clock.instant(),
                                BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)),
                                OpenSessions.address(request)));
    }

    @Override
    public void seen(HttpServletRequest request) {
        own(request.getSession(false)).ifPresent(session -> session.seenFrom(OpenSessions.address(request)));
    }

    @Override
    public List<View> of(AccountId account, int passwordRevision, @Nullable HttpSession asking) {
        return all(account).stream()
                .flatMap(session -> session.view(passwordRevision, asking).stream())
                .sorted(Comparator.comparing(View::since).reversed())
                .toList();
    }

    @Override
    public boolean end(AccountId account, String id, @Nullable HttpSession asking) {
        Optional<OpenSession> found = all(account).stream()
                .filter(session -> session.id().value().equals(id) && !isOwn(session, asking))
                .findFirst();
        found.ifPresent(OpenSession::end);
        return found.isPresent();
    }

    @Override
    public void endOthers(AccountId account, @Nullable HttpSession asking) {
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
}
