package io.vitrine.accounts.mail;

import io.vitrine.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that has not been sent yet.
 *
 * <p>It waits while it has a next attempt; without one it was given up, and waits for the administrator. What was sent is
 * deleted.
 */
@Entity
@Table(name = "outgoing_mails")
class OutgoingMail {

    /** Pauses before the next attempt; a server that is down for a day has had its chance. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12));

    @Id
    private UUID id;

    private String recipient;
    private String recipientName;
    private String template;
    private String language;
    private String model;
    private @Nullable UUID ticket;
    private int attempts;
    private @Nullable Instant nextAttempt;
    private @Nullable String problem;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected OutgoingMail() {}

    OutgoingMail(MailTo to, String template, Locale language, String model, @Nullable UUID ticket, Instant now) {
        this.id = Ids.next();
        this.recipient = to.address();
        this.recipientName = to.name();
        this.template = template;
        this.language = language.toLanguageTag();
        this.model = model;
        this.ticket = ticket;
        this.nextAttempt = now;
        this.createdAt = now;
    }

    /** Counts the attempt before it is made: if the application dies in it, the next one comes after a pause. */
    void begin(Instant now) {
        nextAttempt = attempts < PAUSES.size() ? now.plus(PAUSES.get(attempts)) : null;
        attempts++;
    }

    /** @param forGood whether no further attempt can help */
    void failed(String why, boolean forGood) {
        problem = why;
        if (forGood) {
            nextAttempt = null;
        }
    }

    void tryAgain(Instant now) {
        attempts = 0;
        nextAttempt = now;
    }

    UUID id() {
        return id;
    }

    MailTo to() {
        return new MailTo(recipient, recipientName);
    }

    String template() {
        return template;
    }

    Locale language() {
        return Locale.forLanguageTag(language);
    }

    String model() {
        return model;
    }

    @Nullable
    UUID ticket() {
        return ticket;
    }

    MailView view() {
        return new MailView(id, recipient, template, attempts, nextAttempt, problem, createdAt);
    }
}
