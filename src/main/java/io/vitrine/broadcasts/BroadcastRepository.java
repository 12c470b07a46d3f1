package io.vitrine.broadcasts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stores broadcasts. */
interface BroadcastRepository extends Repository<Broadcast, UUID> {

    Broadcast save(Broadcast broadcast);

    Optional<Broadcast> findById(UUID id);

    List<Broadcast> findByIdIn(Collection<UUID> ids);

    Optional<Broadcast> findByPublicId(String publicId);

    Optional<Broadcast> findByMediaId(String mediaId);

    List<Broadcast> findByPhaseInOrderByStartedAt(Collection<Phase> phases);

    List<Broadcast> findByChannelIdOrderByCreatedAtDesc(UUID channelId, Limit limit);

    List<Broadcast> findByChannelIdAndPhaseOrderByEndedAtDesc(UUID channelId, Phase phase);

    List<Broadcast> findByChannelIdAndPhaseIn(UUID channelId, Collection<Phase> phases);

    /** Those whose encoder is not welcome yet, because they were ended under it. */
    List<Broadcast> findByChannelIdAndRefusesUntilAfter(UUID channelId, Instant now);

    /** The last that was on air and is over. */
    Optional<Broadcast> findFirstByChannelIdAndStartedAtNotNullAndEndedAtNotNullOrderByEndedAtDesc(UUID channelId);

    /** Of what everybody may see, those that were on air and are over, the last first. */
    @Query("select b from Broadcast b where b.channelId = :channel and b.startedAt is not null"
            + " and b.endedAt is not null and b.kind = LIVE and b.visibility = PUBLIC order by b.endedAt desc")
    List<Broadcast> lastShown(UUID channel, Limit limit);

    List<Broadcast> findBySessionIdNotNull();

    @Query("select b.id from Broadcast b where b.phase in (LIVE, INTERRUPTED) and b.holdMode = FIRST_PAID"
            + " and b.kind = io.vitrine.broadcasts.Kind.LIVE")
    List<UUID> firstPaid();

    @Query(
            "select b from Broadcast b where b.phase = SCHEDULED and b.adHoc = false"
                    + " and b.kind = LIVE and b.visibility = PUBLIC"
                    + " and (b.plannedStart is null or b.plannedStart >= :since) order by b.plannedStart nulls last, b.createdAt")
    List<Broadcast> upcoming(Instant since, Limit limit);

    @Query("select b from Broadcast b where b.channelId in :channels and b.phase in :phases and b.id > :after"
            + " order by b.id")
    List<Broadcast> page(Collection<UUID> channels, Collection<Phase> phases, UUID after, Limit limit);

    @Query("select b.id from Broadcast b where b.deadline <= :now")
    List<UUID> overdue(Instant now);
}
