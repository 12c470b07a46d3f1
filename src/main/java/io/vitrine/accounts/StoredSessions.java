package io.vitrine.accounts;

import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Knows them from the database, where they outlive the instance that began them. */
final class StoredSessions implements OpenSessions {

    private static final String ATTRIBUTE = StoredSessions.class.getName();

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Clock clock;

    StoredSessions(FindByIndexNameSessionRepository<? extends Session> sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void begin(HttpServletRequest request, AccountId account) {
        HttpSession session = request.getSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
        session.setAttribute(
                ATTRIBUTE,
                new Note(
                        PublicId.random().value(),
                        clock.instant(),
                        BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)),
                        OpenSessions.address(request)));
    }

    @Override
    public void seen(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String address = OpenSessions.address(request);
        if (session != null
                && session.getAttribute(ATTRIBUTE) instanceof Note note
                && !note.address().equals(address)) {
            session.setAttribute(ATTRIBUTE, new Note(note.id(), note.since(), note.browser(), address));
        }
    }

    @Override
    public List<View> of(AccountId account, int passwordRevision, @Nullable HttpSession asking) {
        return all(account)
                .filter(session -> OpenSessions.knows(
                        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY),
                        passwordRevision))
                .flatMap(session -> note(session)
                        .map(note -> new View(
                                PublicId.of(note.id()),
                                note.browser(),
                                note.address(),
                                note.since(),
                                session.getLastAccessedTime(),
                                isOwn(session, asking)))
                        .stream())
                .sorted(Comparator.comparing(View::since).reversed())
                .toList();
    }

    @Override
    public boolean end(AccountId account, String id, @Nullable HttpSession asking) {
        Optional<? extends Session> found = all(account)
                .filter(session ->
                        note(session).filter(note -> note.id().equals(id)).isPresent() && !isOwn(session, asking))
                .findFirst();
        found.ifPresent(session -> sessions.deleteById(session.getId()));
        return found.isPresent();
    }

    @Override
    public void endOthers(AccountId account, @Nullable HttpSession asking) {
        all(account)
                .filter(session -> !isOwn(session, asking))
                .forEach(session -> sessions.deleteById(session.getId()));
    }

    private Stream<? extends Session> all(AccountId account) {
        return sessions.findByPrincipalName(account.toString()).values().stream()
                .filter(session -> !session.isExpired());
    }

    private static Optional<Note> note(Session session) {
        return session.getAttribute(ATTRIBUTE) instanceof Note note ? Optional.of(note) : Optional.empty();
    }

    private static boolean isOwn(Session session, @Nullable HttpSession asking) {
        return asking != null && session.getId().equals(asking.getId());
    }

    /**
     * What a session tells of itself.
     *
     * @param id by which its owner ends it; nobody signs in with it
     */
    private record Note(String id, Instant since, BrowserName browser, String address) implements Serializable {}
}
