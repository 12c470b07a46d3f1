package io.vitrine.accounts;

import io.vitrine.accounts.Ticket.Purpose;
import io.vitrine.accounts.mail.MailTickets;
import io.vitrine.shared.PublicId;
import io.vitrine.shared.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the links that mails carry, with 160 random bits of which only a digest is kept, and lets each be used once.
 */
@Service
@Transactional
class Tickets implements MailTickets {

    private static final Pattern TOKEN = Pattern.compile("[a-z2-7]{32}");
    private static final Duration KEPT = Duration.ofDays(30);

    private final TicketRepository tickets;
    private final Clock clock;

    Tickets(TicketRepository tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Opens nothing until {@link #linkFor} makes its link. */
    TicketId issue(Purpose purpose, UUID subject) {
        Instant now = clock.instant();
        tickets.deleteOlder(now.minus(KEPT));
        return new TicketId(tickets.save(new Ticket(purpose, subject, now)).getId());
    }

    @Override
    public Optional<String> linkFor(TicketId id) {
        // Two of the 80 bits that name things in public.
        String token = PublicId.random().value() + PublicId.random().value();
        return tickets.findById(id.value())
                .map(Ticket::purpose)
                .filter(purpose ->
                        tickets.arm(id.value(), digest(token), clock.instant().plus(purpose.life())) == 1)
                .map(purpose -> purpose.path() + token);
    }

    /** Whom the link is about, without using it. */
    @Transactional(readOnly = true)
    Optional<UUID> look(Purpose purpose, String token) {
        return TOKEN.matcher(token).matches()
                ? tickets.findOpen(purpose, digest(token), clock.instant())
                : Optional.empty();
    }

    Optional<UUID> use(Purpose purpose, String token) {
        return look(purpose, token).filter(subject -> tickets.use(purpose, digest(token), clock.instant()) == 1);
    }

    /** Takes back what has not been used. */
    void revoke(Purpose purpose, UUID subject) {
        tickets.revoke(purpose, subject, clock.instant());
    }

    private static String digest(String token) {
        return Sha256.hex(token);
    }
}
