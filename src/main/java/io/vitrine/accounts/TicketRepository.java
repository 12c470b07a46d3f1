package io.vitrine.accounts;

import io.vitrine.accounts.Ticket.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of what links are for. */
interface TicketRepository extends Repository<Ticket, UUID> {

    Ticket save(Ticket ticket);

    Optional<Ticket> findById(UUID id);

    @Modifying
    @Query("update Ticket t set t.digest = :digest, t.expiresAt = :expiresAt where t.id = :id and t.usedAt is null")
    int arm(UUID id, String digest, Instant expiresAt);

    @Query("select t.subject from Ticket t where t.purpose = :purpose and t.digest = :digest and t.usedAt is null"
            + " and t.expiresAt > :now")
    Optional<UUID> findOpen(Purpose purpose, String digest, Instant now);

    /** One statement, so that of many who use a link at the same time one succeeds. */
    @Modifying
    @Query("update Ticket t set t.usedAt = :now where t.purpose = :purpose and t.digest = :digest and t.usedAt is null"
            + " and t.expiresAt > :now")
    int use(Purpose purpose, String digest, Instant now);

    @Modifying
    @Query(
            "update Ticket t set t.usedAt = :now where t.purpose = :purpose and t.subject = :subject and t.usedAt is null")
    int revoke(Purpose purpose, UUID subject, Instant now);

    @Modifying
    @Query("delete from Ticket t where t.createdAt < :before")
    int deleteOlder(Instant before);
}
