package io.vitrine.accounts;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The table of sellers. */
interface SellerRepository extends Repository<Seller, UUID> {

    Seller save(Seller seller);

    Optional<Seller> findById(UUID id);
}
