package io.vitrine.channels;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The table of channels. */
interface ChannelRepository extends Repository<Channel, UUID> {

    Channel save(Channel channel);

    Optional<Channel> findById(UUID id);

    Optional<Channel> findByPublicId(String publicId);

    List<Channel> findAllByIdIn(Collection<UUID> ids);

    List<Channel> findAllBySellerIdOrderByCreatedAt(UUID sellerId);
}
