package io.vitrine.accounts.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of mails that have not been sent. */
interface OutgoingMailRepository extends Repository<OutgoingMail, UUID> {

    OutgoingMail save(OutgoingMail mail);

    Optional<OutgoingMail> findById(UUID id);

    void deleteById(UUID id);

    @Query("select m from OutgoingMail m where m.nextAttempt <= :now order by m.nextAttempt, m.id")
    List<OutgoingMail> findDue(Instant now, Limit limit);

    List<OutgoingMail> findAllByOrderByIdDesc(Limit limit);

    long countByNextAttemptIsNotNull();

    long countByNextAttemptIsNull();

    @Query("select min(m.createdAt) from OutgoingMail m where m.nextAttempt is not null")
    @Nullable
    Instant oldestWaiting();

    void deleteByNextAttemptIsNullAndCreatedAtBefore(Instant before);
}
