package io.vitrine.broadcasts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Stores publish sessions. */
interface PublishSessionRepository extends JpaRepository<PublishSession, UUID> {

    Optional<PublishSession> findByOpenChannel(UUID channel);

    List<PublishSession> findByBootAndClientIdInAndOpenChannelNotNull(String boot, Collection<Long> clientIds);

    /** Each with its broadcast. */
    @Query("select new io.vitrine.broadcasts.PublishSessionRepository$Carried(s, b)"
            + " from PublishSession s join Broadcast b on b.id = s.broadcastId where s.openChannel is not null")
    List<Carried> open();

    /** A session and what it carries. */
    record Carried(PublishSession session, Broadcast broadcast) {}
}
