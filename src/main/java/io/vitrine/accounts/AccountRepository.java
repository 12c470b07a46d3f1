package io.vitrine.accounts;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of accounts. */
interface AccountRepository extends Repository<Account, UUID> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(UUID id);

    Optional<Account> findByEmail(String email);

    List<Account> findBySellerOrderById(Seller seller);

    List<Account> findAllByRoleNotOrderByEmail(Role role);

    /** The newest accounts whose address or name has the text in it; it is in lower case, and has no wildcards. */
    @Query("select a from Account a where a.email like concat('%', :text, '%') escape '!'"
            + " or lower(a.displayName) like concat('%', :text, '%') escape '!' order by a.id desc")
    List<Account> search(String text, Limit limit);

    long count();

    @Query("select count(a) from Account a where a.role = :role and a.active = true")
    long countActive(Role role);

    /** Holds the row until the transaction ends, so that attempts to sign in are counted one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.email = :email")
    Optional<Account> findAndLockByEmail(String email);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.id = :id")
    Optional<Account> findAndLockById(UUID id);
}
