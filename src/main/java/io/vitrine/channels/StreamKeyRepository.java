package io.vitrine.channels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of stream keys. */
interface StreamKeyRepository extends Repository<StreamKey, UUID> {

    StreamKey saveAndFlush(StreamKey key);

    Optional<StreamKey> findByCurrentOf(String place);

    @Query("select k from StreamKey k where k.channel.id = :channel and k.currentOf is not null order by k.slot")
    List<StreamKey> findCurrent(UUID channel);

    @Query("select k from StreamKey k where k.channel.id = :channel and k.acceptedUntil > :now")
    List<StreamKey> findInGrace(UUID channel, Instant now);
}
