package io.vitrine.broadcasts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Stores publish sessions. */
interface PublishSessionRepository extends JpaRepository<PublishSession, UUID> {

    Optional<PublishSession> findByOpenChannel(UUID channel);

    Optional<PublishSession> findByBootAndClientIdAndOpenChannelNotNull(String boot, long clientId);

    List<PublishSession> findByOpenChannelNotNull();
}
