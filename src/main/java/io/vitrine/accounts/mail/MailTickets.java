package io.vitrine.accounts.mail;

import java.util.Optional;
import java.util.UUID;

/** Makes the links of mails at the moment they leave, so that no link that opens something waits in the database. */
public interface MailTickets {

    /**
     * The path of a fresh link; empty if it is another's, or is not needed any more: a mail that nobody makes a link
     * for is not sent.
     */
    Optional<String> linkFor(TicketId ticket);

    /** Identifies what a link is for; it opens nothing by itself. */
    record TicketId(UUID value) {}
}
