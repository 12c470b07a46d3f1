package io.vitrine.accounts;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of sellers. */
interface SellerRepository extends Repository<Seller, UUID> {

    Seller save(Seller seller);

    Seller saveAndFlush(Seller seller);

    Optional<Seller> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Seller s where s.id = :id")
    Optional<Seller> findAndLockById(UUID id);

    Optional<Seller> findByApplicant(UUID applicant);

    List<Seller> findByStandingOrderById(Standing standing, Limit limit);

    long countByStanding(Standing standing);
}
