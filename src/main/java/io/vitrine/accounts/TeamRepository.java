package io.vitrine.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of shops' teams. */
interface TeamRepository extends Repository<TeamMember, UUID> {

    TeamMember save(TeamMember member);

    Optional<TeamMember> findById(UUID id);

    List<TeamMember> findBySellerIdOrderById(UUID sellerId);

    List<TeamMember> findBySellerIdAndAccountId(UUID sellerId, UUID accountId);

    List<TeamMember> findByAccountId(UUID accountId);

    List<TeamMember> findByBroadcast(UUID broadcast);

    long countBySellerId(UUID sellerId);

    void delete(TeamMember member);

    @Modifying
    @Query("delete from TeamMember m where m.accountId = :account")
    void deleteByAccount(UUID account);
}
