package io.vitrine.accounts.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator sees of a mail that has not been sent.
 *
 * @param nextAttempt null if it was given up
 * @param problem why the last attempt failed
 */
record MailView(
        UUID id,
        String recipient,
        String template,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable String problem,
        Instant createdAt) {}
