package io.vitrine.accounts;

import io.vitrine.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What a link in a mail is for; it opens something only from when its token is made, and once. */
@Entity
@Table(name = "tickets")
class Ticket implements Persistable<UUID> {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private UUID subject;
    private @Nullable String digest;
    private Instant createdAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init")
    protected Ticket() {}

    Ticket(Purpose purpose, UUID subject, Instant now) {
        this.id = Ids.next();
        this.purpose = purpose;
        this.subject = subject;
        this.createdAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Only its token's digest is ever changed, by {@link TicketRepository}. */
    @Override
    public boolean isNew() {
        return true;
    }

    Purpose purpose() {
        return purpose;
    }

    UUID subject() {
        return subject;
    }

    /** What a link opens, and for how long. */
    enum Purpose {
        /** Proves that a mail reaches the owner of an account. */
        VERIFY("/verify/", Duration.ofHours(24)),
        /** Lets the owner of an account choose another password. */
        RESET("/forgot/", Duration.ofHours(1)),
        /** Makes somebody a member of a shop's team. */
        JOIN("/join/", Duration.ofDays(7));

        private final String path;
        private final Duration life;

        Purpose(String path, Duration life) {
            this.path = path;
            this.life = life;
        }

        String path() {
            return path;
        }

        Duration life() {
            return life;
        }
    }
}
