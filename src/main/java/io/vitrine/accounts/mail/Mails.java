package io.vitrine.accounts.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends mail once the transaction that asks for it has been committed, and tries again while that fails. */
public interface Mails {

    /** Whether this installation knows a mail server; without one nothing is sent, and people should be told so. */
    boolean areSent();

    /** The mails that have not left yet, without those that were given up. */
    Waiting waiting();

    /**
     * Puts a mail into the outbox, as part of the caller's transaction; does nothing unless {@link #areSent}.
     *
     * @param template the name of a page in {@code templates/mail}, in HTML and in plain text; the first line of the
     *     plain text is the subject
     * @param model what the template tells; {@code name}, {@code site} and {@code language} are there by themselves. Never
     *     a secret: it waits in the database
     */
    void send(MailTo to, String template, Locale language, Map<String, String> model);

    /** @param oldest when the first of them was to be sent; null if none waits */
    record Waiting(long count, @Nullable Instant oldest) {}

    /** As above; the template is also told a {@code link} that is made by {@link MailTickets} when the mail leaves. */
    void send(MailTo to, String template, Locale language, Map<String, String> model, MailTickets.TicketId ticket);
}
